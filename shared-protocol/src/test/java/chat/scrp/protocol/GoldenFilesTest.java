package chat.scrp.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.scrp.protocol.response.ErrorResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The JSON of every method and push, in both directions. A method or push without a file fails. */
class GoldenFilesTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void thereIsAFileForEachMethodAndPushAndNoOther() throws IOException {
    Set<String> expected =
        Stream.concat(Arrays.stream(Method.values()), Arrays.stream(PushMethod.values()))
            .map(name -> name + ".json")
            .collect(Collectors.toCollection(TreeSet::new));
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertEquals(
          expected,
          files
              .map(file -> String.valueOf(file.getFileName()))
              .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  @TestFactory
  Stream<DynamicTest> requests() {
    return Arrays.stream(Method.values())
        .flatMap(
            method ->
                cases(method.name(), "requests", 1)
                    .map(golden -> test(golden, () -> checkRequest(method, golden))));
  }

  @TestFactory
  Stream<DynamicTest> responses() {
    return Arrays.stream(Method.values())
        .flatMap(
            method ->
                cases(method.name(), "responses", 1)
                    .map(golden -> test(golden, () -> checkResponse(method, golden))));
  }

  @TestFactory
  Stream<DynamicTest> pushes() {
    return Arrays.stream(PushMethod.values())
        .flatMap(
            method ->
                cases(method.name(), "pushes", 1)
                    .map(golden -> test(golden, () -> checkPush(method, golden))));
  }

  private static void checkRequest(Method method, JsonNode golden) throws IOException {
    DecodedRequest decoded = Codec.decodeRequest(JSON.writeValueAsBytes(golden.get("request")));

    assertEquals(method, decoded.method());
    assertEquals(1L, decoded.reqId());
    if (golden.has("err")) {
      ErrorCode error = decoded.fieldError();
      assertNotNull(error, "an error is expected");
      assertEquals(golden.get("err").intValue(), error.number());
      assertNull(decoded.validRequest());
      return;
    }
    assertNull(decoded.fieldError());
    assertEquals(method, decoded.request().method());
    JsonNode canonical = golden.has("canonical") ? golden.get("canonical") : golden.get("request");
    assertEquals(canonical, JSON.readTree(Codec.encodeRequest(1, decoded.request())));
  }

  private static void checkResponse(Method method, JsonNode golden) throws IOException {
    JsonNode json = golden.get("response");
    ServerFrame.Response response =
        (ServerFrame.Response) Codec.decodeServerFrame(JSON.writeValueAsBytes(json));

    Class<? extends ScrpResponse> type =
        response.error() == ErrorCode.SUCCESS ? method.responseType() : ErrorResponse.class;
    ScrpResponse body = response.body().as(type);

    assertEquals(
        json, JSON.readTree(Codec.encodeResponse(response.respId(), response.error(), body)));
  }

  private static void checkPush(PushMethod method, JsonNode golden) throws IOException {
    JsonNode json = golden.get("push");
    ServerFrame.Push frame =
        (ServerFrame.Push) Codec.decodeServerFrame(JSON.writeValueAsBytes(json));

    ScrpPush push = frame.push();
    assertNotNull(push, "a known push");
    assertEquals(method, push.pushMethod());
    assertEquals(method.kept(), frame.pushId() != null, "a kept push has a number");
    assertEquals(json, JSON.readTree(Codec.encodePush(frame.pushId(), frame.time(), push)));
  }

  private static Stream<JsonNode> cases(String name, String section, int atLeast) {
    JsonNode cases = read(name).path(section);
    assertFalse(cases.size() < atLeast, name + " has no " + section);
    return cases.valueStream();
  }

  private static JsonNode read(String name) {
    try (InputStream file = Files.newInputStream(FOLDER.resolve(name + ".json"))) {
      return JSON.readTree(file);
    } catch (IOException e) {
      throw new AssertionError("no golden file for " + name, e);
    }
  }

  private static DynamicTest test(JsonNode golden, org.junit.jupiter.api.function.Executable body) {
    JsonNode message =
        Stream.of("request", "response", "push")
            .map(golden::get)
            .filter(n -> n != null)
            .findFirst()
            .orElseThrow();
    return DynamicTest.dynamicTest(
        message.path("method").asText() + " " + golden.get("case").asText(), body);
  }
}
