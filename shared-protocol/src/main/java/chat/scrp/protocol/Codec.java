package chat.scrp.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON to records and back: the only class that knows the JSON library. Bytes are UTF-8. Requests
 * are read strictly (SCRP 1.0, sections 1 and 2); what the server says is read tolerantly, so that
 * later servers may say more.
 */
public final class Codec {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_FRAME = 1 << 20;
  private static final Object NO_FIELD_VALUE = new Object();
  private static final byte[] EMPTY_OBJECT = {'{', '}'};

  private static final JsonFactory STRICT =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(requestConstraints())
          .build();

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          // An emoji takes 4 bytes instead of two escapes of 6.
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .build();

  private static final Map<Class<?>, ObjectWriter> WRITERS = new ConcurrentHashMap<>();
  private static final Map<Class<?>, ObjectReader> READERS = new ConcurrentHashMap<>();

  private Codec() {}

  private static StreamReadConstraints requestConstraints() {
    // Long numbers are only skipped, never converted, so their length needs no bound of its own.
    return StreamReadConstraints.builder()
        .maxNestingDepth(MAX_DEPTH)
        .maxNumberLength(MAX_FRAME)
        .maxNameLength(MAX_FRAME)
        .maxStringLength(MAX_FRAME)
        .build();
  }

  // ---- server side

  /** Reads a frame of a client. */
  public static DecodedRequest decodeRequest(byte[] frame) {
    Map<String, Object> values;
    try {
      values = readFields(frame);
    } catch (IOException e) {
      return DecodedRequest.unreadableFrame();
    }
    if (!(values.get("req_id") instanceof Long reqId)) {
      return DecodedRequest.badRequest(null);
    }
    Method method = values.get("method") instanceof String name ? Method.byName(name) : null;
    return method == null
        ? DecodedRequest.badRequest(reqId)
        : DecodedRequest.of(reqId, method, new Fields(values));
  }

  /** Writes a response; the body is null where it has no fields of its own. */
  public static byte[] encodeResponse(
      @Nullable Long respId, ErrorCode err, @Nullable ScrpResponse body) {
    String head = "{\"resp_id\":" + respId + ",\"err\":" + err.number();
    return join(head, body == null ? EMPTY_OBJECT : encode(body));
  }

  /** Writes a push; the number is null for an ephemeral one, the time is in seconds. */
  public static byte[] encodePush(@Nullable Long pushId, long time, ScrpPush push) {
    String name = push.pushMethod().name();
    String head = "{\"push_id\":" + pushId + ",\"method\":\"" + name + "\",\"time\":" + time;
    return join(head, encode(push));
  }

  /**
   * Writes the push of a new message around what {@link #encode} wrote of its other fields.
   *
   * @param time seconds
   * @param rest an object with the fields behind {@code seq}
   */
  public static byte[] encodeMessage(
      long pushId, long time, PushMethod method, long messageId, long seq, byte[] rest) {
    String head =
        "{\"push_id\":"
            + pushId
            + ",\"method\":\""
            + method.name()
            + "\",\"time\":"
            + time
            + ",\"message_id\":"
            + messageId
            + ",\"seq\":"
            + seq;
    return join(head, rest);
  }

  // ---- client side

  /** Writes a request. */
  public static byte[] encodeRequest(long reqId, ScrpRequest request) {
    String head = "{\"req_id\":" + reqId + ",\"method\":\"" + request.method().name() + '"';
    return join(head, encode(request));
  }

  /**
   * Reads a frame of the server.
   *
   * @throws MalformedFrameException where it is neither a response nor a push
   */
  public static ServerFrame decodeServerFrame(byte[] frame) {
    JsonNode node;
    try {
      node = MAPPER.readTree(frame);
    } catch (IOException e) {
      throw new MalformedFrameException("not JSON");
    }
    if (node.has("resp_id") && node.path("err").isInt()) {
      return response(node);
    }
    if (node.has("push_id") && node.path("method").isTextual()) {
      return push(node);
    }
    throw new MalformedFrameException("neither a response nor a push");
  }

  private static ServerFrame response(JsonNode node) {
    ServerFrame.Body body =
        new ServerFrame.Body() {
          @Override
          public <T> T as(Class<T> type) {
            return convert(node, type);
          }
        };
    return new ServerFrame.Response(number(node, "resp_id"), node.path("err").intValue(), body);
  }

  private static ServerFrame push(JsonNode node) {
    String name = node.path("method").textValue();
    PushMethod method = PushMethod.byName(name);
    ScrpPush push = method == null ? null : convert(node, method.type());
    return new ServerFrame.Push(number(node, "push_id"), name, node.path("time").longValue(), push);
  }

  private static @Nullable Long number(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isIntegralNumber() ? Long.valueOf(value.longValue()) : null;
  }

  private static <T> T convert(JsonNode node, Class<T> type) {
    try {
      return reader(type).readValue(node);
    } catch (IOException | IllegalArgumentException e) {
      throw new MalformedFrameException("no " + type.getSimpleName());
    }
  }

  // ---- any record

  /**
   * Writes a record, with names in snake_case. What is null is left out, unless its component says
   * otherwise.
   */
  public static byte[] encode(Object value) {
    try {
      return writer(value.getClass()).writeValueAsBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a record that {@link #encode} wrote.
   *
   * @throws MalformedFrameException where the bytes do not fit the type
   */
  public static <T> T decode(byte[] json, Class<T> type) {
    try {
      return reader(type).readValue(json);
    } catch (IOException e) {
      throw new MalformedFrameException("no " + type.getSimpleName());
    }
  }

  private static ObjectWriter writer(Class<?> type) {
    ObjectWriter known = WRITERS.get(type);
    return known == null ? WRITERS.computeIfAbsent(type, MAPPER::writerFor) : known;
  }

  private static ObjectReader reader(Class<?> type) {
    ObjectReader known = READERS.get(type);
    return known == null ? READERS.computeIfAbsent(type, MAPPER::readerFor) : known;
  }

  // ---- bytes

  /** Puts fields, written without the closing brace, before those of an object. */
  private static byte[] join(String head, byte[] object) {
    byte[] first = head.getBytes(StandardCharsets.US_ASCII);
    boolean empty = object.length == EMPTY_OBJECT.length;
    byte[] joined = new byte[first.length + object.length - (empty ? 1 : 0)];
    System.arraycopy(first, 0, joined, 0, first.length);
    int from = empty ? 1 : 0;
    System.arraycopy(object, from, joined, first.length, object.length - from);
    if (!empty) {
      joined[first.length] = ',';
    }
    return joined;
  }

  private static Map<String, Object> readFields(byte[] frame) throws IOException {
    CharBuffer text = decodeUtf8(frame);
    try (JsonParser parser = STRICT.createParser(text.array(), text.arrayOffset(), text.limit())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("no object");
      }
      Map<String, Object> values = new HashMap<>();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        Object value = readValue(parser);
        if (value != null) {
          values.put(name, value);
        }
      }
      if (parser.nextToken() != null) {
        throw new IOException("more than one value");
      }
      return values;
    }
  }

  private static CharBuffer decodeUtf8(byte[] frame) throws CharacterCodingException {
    // A fresh decoder reports what is malformed; String's own constructor would replace it.
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(frame));
  }

  private static @Nullable Object readValue(JsonParser parser) throws IOException {
    return switch (parser.nextToken()) {
      case VALUE_NULL -> null;
      case VALUE_STRING -> parser.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> readUint32(parser);
      case START_OBJECT, START_ARRAY -> {
        parser.skipChildren();
        yield NO_FIELD_VALUE;
      }
      default -> NO_FIELD_VALUE;
    };
  }

  private static Object readUint32(JsonParser parser) throws IOException {
    int length = parser.getTextLength();
    if (length > 10 || parser.getTextCharacters()[parser.getTextOffset()] == '-') {
      return NO_FIELD_VALUE;
    }
    long number = parser.getLongValue();
    return number <= Fields.MAX_UINT32 ? (Object) number : NO_FIELD_VALUE;
  }
}
