package chat.scrp.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsIT {
  @TempDir Path folder;

  @Test
  void speaksOnlyTlsAndTakesAChangedCertificate() throws Exception {
    GatewayConfig.Tls tls =
        new GatewayConfig.Tls(folder.resolve("cert.pem"), folder.resolve("key.pem"));
    writeCertificate(tls, "one");
    GatewayConfig.Listen listen = new GatewayConfig.Listen("127.0.0.1", 0, 0, 0, tls, List.of());
    try (GatewayFixture fixture = new GatewayFixture(GatewayConfig.defaults(), listen)) {
      Certificate first = exchange(fixture.tcpPort());
      exchangeHttp(fixture.httpPort());
      try (Peer plain = new Peer(fixture.tcpPort())) {
        plain.send("{\"req_id\":1,\"method\":\"GET_TIME\"}");
        plain.readToTheEnd();
      }
      writeCertificate(tls, "two");
      GatewayFixture.await(fixture.gateway.reloadTls(tls));
      assertNotEquals(first, exchange(fixture.tcpPort()));
    }
  }

  @Test
  void takesUpWhatIsOverwrittenOnDiskOnBothPorts() throws Exception {
    GatewayConfig.Tls tls =
        new GatewayConfig.Tls(folder.resolve("cert.pem"), folder.resolve("key.pem"));
    writeCertificate(tls, "one");
    GatewayConfig.Listen listen = new GatewayConfig.Listen("127.0.0.1", 0, 0, 0, tls, List.of());
    BlockingQueue<Boolean> reloads = new LinkedBlockingQueue<>();
    try (GatewayFixture fixture = new GatewayFixture(GatewayConfig.defaults(), listen)) {
      assertEquals(certificate("one"), exchange(fixture.tcpPort()));
      assertEquals(certificate("one"), exchangeHttp(fixture.httpPort()));
      CertificateWatch watch =
          new CertificateWatch(
              fixture.vertx,
              tls,
              Duration.ofMillis(20),
              () -> fixture.gateway.reloadTls(tls).onSuccess(v -> reloads.add(true)));
      GatewayFixture.await(watch.started());

      writeCertificate(tls, "two");

      // One more for each look that came between the two files.
      boolean done = false;
      while (!done) {
        assertNotNull(reloads.poll(20, TimeUnit.SECONDS), "the new files were not read");
        done = presents("two", fixture.tcpPort()) && presents("two", fixture.httpPort());
      }
      watch.stop();
      assertEquals(certificate("two"), exchange(fixture.tcpPort()));
      assertEquals(certificate("two"), exchangeHttp(fixture.httpPort()));
    }
  }

  /** Not with the certificate before, and not with a key that is not this one's. */
  private static boolean presents(String name, int port) throws Exception {
    try (SSLSocket socket = connect(port)) {
      socket.startHandshake();
      return certificate(name).equals(socket.getSession().getPeerCertificates()[0]);
    } catch (SSLException e) {
      return false;
    }
  }

  private static Certificate certificate(String name) throws Exception {
    try (InputStream in =
        Objects.requireNonNull(TlsIT.class.getResourceAsStream("/tls/" + name + ".pem"))) {
      return CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  @Test
  void speaksNoTlsBefore12OnEitherPort() throws Exception {
    GatewayConfig.Tls tls =
        new GatewayConfig.Tls(folder.resolve("cert.pem"), folder.resolve("key.pem"));
    writeCertificate(tls, "one");
    GatewayConfig.Listen listen = new GatewayConfig.Listen("127.0.0.1", 0, 0, 0, tls, List.of());
    try (GatewayFixture fixture = new GatewayFixture(GatewayConfig.defaults(), listen)) {
      for (boolean reloaded : new boolean[] {false, true}) {
        if (reloaded) {
          GatewayFixture.await(fixture.gateway.reloadTls(tls));
        }
        for (int port : new int[] {fixture.tcpPort(), fixture.httpPort()}) {
          assertEquals(PROTOCOL_VERSION, alert(port, 1));
          assertEquals(PROTOCOL_VERSION, alert(port, 2));
          assertEquals("TLSv1.2", version(port, "TLSv1.2"));
          assertEquals("TLSv1.3", version(port, "TLSv1.3"));
        }
      }
    }
  }

  private static final int PROTOCOL_VERSION = 70;

  /** What the server says to a hello of TLS 1.0 (minor 1) or 1.1 (minor 2). */
  private static int alert(int port, int minor) throws IOException {
    try (Peer peer = new Peer(port)) {
      byte[] hello = new byte[5 + 4 + 2 + 32 + 1 + 4 + 2];
      byte[] head = {0x16, 3, 1, 0, 45, 1, 0, 0, 41, 3, (byte) minor};
      System.arraycopy(head, 0, hello, 0, head.length);
      // Behind the random bytes and an empty session: one suite that those versions had.
      byte[] tail = {0, 0, 2, (byte) 0xC0, 0x14, 1, 0};
      System.arraycopy(tail, 0, hello, hello.length - tail.length, tail.length);
      peer.sendRaw(hello);
      byte[] said = peer.readToTheEnd().getBytes(StandardCharsets.UTF_8);
      return said.length >= 7 && said[0] == 0x15 ? said[6] : -1;
    }
  }

  private static String version(int port, String only) throws Exception {
    try (SSLSocket socket = connect(port)) {
      socket.setEnabledProtocols(new String[] {only});
      socket.startHandshake();
      return socket.getSession().getProtocol();
    }
  }

  /** Self-signed ones for a hundred years, of no use anywhere else. */
  static void writeCertificate(GatewayConfig.Tls tls, String name) throws IOException {
    copy("/tls/" + name + ".pem", tls.certificate());
    copy("/tls/" + name + ".key", tls.key());
  }

  private static void copy(String resource, Path to) throws IOException {
    try (InputStream in = Objects.requireNonNull(TlsIT.class.getResourceAsStream(resource))) {
      Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  static Certificate exchange(int port) throws Exception {
    try (SSLSocket socket = connect(port)) {
      socket
          .getOutputStream()
          .write(
              Peer.framed(
                  "{\"req_id\":1,\"method\":\"GET_TIME\"}".getBytes(StandardCharsets.UTF_8)));
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] json = new byte[in.readInt()];
      in.readFully(json);
      assertEquals("{\"resp_id\":1,\"err\":900}", new String(json, StandardCharsets.UTF_8));
      return socket.getSession().getPeerCertificates()[0];
    }
  }

  private static Certificate exchangeHttp(int port) throws Exception {
    try (SSLSocket socket = connect(port)) {
      socket
          .getOutputStream()
          .write(
              "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
      assertTrue(answer.contains("strict-transport-security"), answer);
      return socket.getSession().getPeerCertificates()[0];
    }
  }

  private static SSLSocket connect(int port) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustsAll()}, null);
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    return socket;
  }

  /** The test looks at the certificate itself. */
  private static final class TrustsAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
