package chat.scrp.server.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.gateway.management.Diagnosis;
import chat.scrp.protocol.Codec;
import chat.scrp.server.doctor.Finding.Mark;
import chat.scrp.services.admin.AdminReplies.Stats;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the doctor says of a TCP port, with and without proxies before it. */
class TcpChecksTest {
  private static final String HEADER = "PROXY UNKNOWN";
  private static final String ASKED = "{\"req_id\":1,\"method\":\"GET_TIME\"}";

  private static Finding look(String item, Endpoint at, boolean proxied, boolean proxyProtocol) {
    String diagnosis = "{\"proxied\":" + proxied + ",\"proxy_protocol\":" + proxyProtocol + "}";
    Patient patient =
        new Patient(
            at,
            at,
            at,
            decode(diagnosis, Diagnosis.class),
            1,
            decode("{\"replicas\":[]}", Stats.class),
            null,
            null,
            "",
            false);
    return TcpChecks.of(patient).stream()
        .filter(one -> one.item().equals(item))
        .findFirst()
        .orElseThrow();
  }

  private static <T> T decode(String json, Class<T> type) {
    return Codec.decode(json.getBytes(StandardCharsets.UTF_8), type);
  }

  /** Answers who says these lines, and nobody else. */
  private static ServerSocket listen(List<String> lines, String answer) throws IOException {
    ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread server = new Thread(() -> serve(listener, lines, answer), "tcp-port");
    server.setDaemon(true);
    server.start();
    return listener;
  }

  private static void serve(ServerSocket listener, List<String> lines, String answer) {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        boolean wanted = true;
        for (String line : lines) {
          wanted = wanted && line.equals(in.readLine());
        }
        if (wanted) {
          socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        }
      } catch (IOException e) {
        // The end of the test.
      }
    }
  }

  private static Endpoint at(ServerSocket listener) {
    return new Endpoint("127.0.0.1", listener.getLocalPort(), false, false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"resp_id":1,"err":900,"time":1} | GOOD | answers GET_TIME with 900
          {"resp_id":1,"err":503}          | BAD  | answers GET_TIME with 503
          HTTP/1.1 400 Bad Request         | BAD  | does not answer: no answer of SCRP
          {"push_id":1,"method":"NEW"}     | BAD  | does not answer: no answer of SCRP
          """)
  void theAnswerOfThePortIsSeen(String answer, Mark mark, String seen) throws IOException {
    try (ServerSocket listener = listen(List.of(ASKED), answer + "\n")) {
      Finding found = look("tcp port", at(listener), false, false);

      assertEquals(mark, found.mark(), found::toString);
      assertTrue(found.seen().endsWith(seen), found::toString);
    }
  }

  @Test
  void aPortThatAnswersNothingIsFound() throws IOException {
    Endpoint gone;
    try (ServerSocket listener = listen(List.of(ASKED), "")) {
      gone = at(listener);
      Finding found = look("tcp port", gone, false, false);

      assertEquals(Mark.BAD, found.mark());
      assertTrue(found.seen().endsWith("it ends the connection"), found::toString);
    }
    Finding found = look("tcp port", gone, false, false);

    assertEquals(Mark.BAD, found.mark());
    assertTrue(found.advice().contains("--tcp"), found::toString);
  }

  @Test
  void comesAsAProxyWhereItIsTakenForOne() throws IOException {
    String answer = "{\"resp_id\":1,\"err\":900}\n";
    try (ServerSocket listener = listen(List.of(HEADER, ASKED), answer)) {
      Endpoint door = at(listener);

      assertEquals(Mark.GOOD, look("tcp port", door.forProxies(true), true, true).mark());
      // As it is said with --tcp: there, a client's way in is looked at.
      assertEquals(Mark.BAD, look("tcp port", door, true, true).mark());
    }
  }

  @ParameterizedTest
  @CsvSource({"tcp port, false", "tcp port, true", "tls tcp, true"})
  void leavesAPortAloneThatLetsOnlyProxiesIn(String item, boolean tls) {
    Endpoint door = new Endpoint("127.0.0.1", 1, tls, true).forProxies(false);

    Finding found = look(item, door, true, true);

    assertEquals(Mark.NONE, found.mark(), found::toString);
    assertTrue(found.seen().startsWith("only proxies may come in"), found::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, true, BAD",
    "true, false, true, BAD",
    "true, true, true, NONE",
    "true, false, false, NONE",
  })
  void clearTextIsForgivenOnlyWhereNobodyComesInBesideTheProxies(
      boolean proxied, boolean proxyProtocol, boolean outside, Mark mark) {
    Endpoint clear = new Endpoint("127.0.0.1", 1, false, outside);

    assertEquals(mark, look("tls tcp", clear, proxied, proxyProtocol).mark());
  }
}
