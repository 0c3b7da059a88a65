package chat.scrp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.gateway.Gateway;
import chat.scrp.gateway.GatewayConfig;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WelcomeTest {
  @Test
  void saysWhereItListensAndWhatToDo() {
    assertEquals(
        """
        TCP        tcp://127.0.0.1:42015
        Web page   http://localhost:8080
        WebSocket  ws://localhost:8080/scrp
        Management http://127.0.0.1:9090

        Open http://localhost:8080 in a browser; for a second person, open it in a private window.
        Only this machine can connect. For others: ./scrp serve --host 0.0.0.0
        Stop with Ctrl-C.
        """,
        welcome("127.0.0.1", null, true));
  }

  @Test
  void namesTheSecureSchemesWithTls() {
    var tls = new GatewayConfig.Tls(Path.of("cert.pem"), Path.of("key.pem"));

    String text = welcome("chat.example.org", tls, true);

    assertTrue(text.contains("tls://chat.example.org:42015"));
    assertTrue(text.contains("https://chat.example.org:8080"));
    assertTrue(text.contains("wss://chat.example.org:8080/scrp"));
    assertTrue(text.contains("Management http://127.0.0.1:9090"));
  }

  @Test
  void saysWhenThePageWasLeftOut() {
    assertTrue(welcome("127.0.0.1", null, false).contains("nc localhost 42015"));
  }

  private static String welcome(String host, GatewayConfig.@Nullable Tls tls, boolean page) {
    var listen = new GatewayConfig.Listen(host, 0, 0, 0, tls, List.of());
    return new Welcome(listen, "127.0.0.1", new Gateway.Addresses(host, 42015, 8080, 9090), page)
        .text();
  }
}
