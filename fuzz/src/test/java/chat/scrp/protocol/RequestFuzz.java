package chat.scrp.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.protocol.framing.Framing;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One frame of a client, or of the server. */
class RequestFuzz {
  private static final ObjectMapper TREE =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(32)
                          .maxNumberLength(Framing.MAX_REQUEST)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  @FuzzTest(maxDuration = "60s")
  void fuzz(byte[] frame) {
    if (frame.length > Framing.MAX_REQUEST) {
      return;
    }
    DecodedRequest decoded = Codec.decodeRequest(frame);
    JsonNode tree = tree(frame);
    assertEquals(tree == null, decoded.unreadable());
    if (tree != null) {
      number(tree.get("req_id"), decoded.reqId());
    }
    if (decoded.bad()) {
      assertNull(decoded.fieldError());
    } else if (decoded.fieldError() == null) {
      again(decoded);
    } else {
      int error = decoded.fieldError().number();
      assertTrue(error == 233 || (error >= 300 && error < 400), () -> "field error " + error);
    }
    serverFrame(frame);
  }

  private static @Nullable JsonNode tree(byte[] frame) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(frame)).toString();
      JsonNode tree = TREE.readTree(text);
      return tree != null && tree.isObject() ? tree : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static void number(@Nullable JsonNode written, @Nullable Long read) {
    boolean uint32 =
        written != null
            && written.isIntegralNumber()
            && written.canConvertToLong()
            && written.longValue() >= 0
            && written.longValue() <= 0xFFFF_FFFFL;
    if (read != null) {
      assertNotNull(written);
      assertTrue(uint32, written::toString);
      assertEquals(written.longValue(), read);
    }
  }

  /** A valid request, written by the client's side, is read as the same. */
  private static void again(DecodedRequest decoded) {
    long reqId = decoded.reqId() == null ? 0 : decoded.reqId();
    byte[] written = Codec.encodeRequest(reqId, decoded.request());
    assertEquals(decoded, Codec.decodeRequest(written));
  }

  private static void serverFrame(byte[] frame) {
    try {
      assertNotNull(Codec.decodeServerFrame(frame));
    } catch (MalformedFrameException expected) {
      assertNotNull(expected.getMessage());
    }
  }
}
