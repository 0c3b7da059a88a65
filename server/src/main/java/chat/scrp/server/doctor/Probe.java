package chat.scrp.server.doctor;

import chat.scrp.protocol.Codec;
import chat.scrp.protocol.MalformedFrameException;
import chat.scrp.protocol.ServerFrame.Response;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Connects as strangers do. It speaks to whoever is there, whatever their certificate: it tells
 * nobody anything.
 */
final class Probe {
  private static final int PATIENCE_MS = 5000;
  private static final List<String> VERSIONS = List.of("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");

  private static final String TIME = "{\"req_id\":1,\"method\":\"GET_TIME\"}\n";
  private static final String NO_ANSWER = "no answer of SCRP";
  private static final int LONGEST_ANSWER = 1000;

  /** What a proxy sends before a connection of its own, as to see whether the server is well. */
  private static final String HEADER = "PROXY UNKNOWN\r\n";

  private Probe() {}

  /** What an HTTP server answers; names of headers in lower case. */
  record Answer(int status, Map<String, String> headers) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /** Which versions of TLS are spoken, and until when the certificate is valid (ms; 0: unknown). */
  record Tls(List<String> versions, long validUntilMs) {}

  /** To be called first: lets this process try versions that Java would not speak any more. */
  static void allowOldTls() {
    Security.setProperty("jdk.tls.disabledAlgorithms", "");
  }

  /** Sends a GET and reads the head of the answer. */
  static Answer get(Endpoint at, String path, List<String> headers) throws IOException {
    try (Socket socket = connect(at)) {
      StringBuilder request =
          new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: " + at + "\r\n");
      headers.forEach(header -> request.append(header).append("\r\n"));
      request.append("\r\n");
      socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return head(
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1)));
    }
  }

  private static Answer head(BufferedReader lines) throws IOException {
    String first = lines.readLine();
    if (first == null || !first.matches("HTTP/1\\.[01] \\d{3}.*")) {
      throw new IOException("no answer of HTTP");
    }
    Map<String, String> headers = new HashMap<>();
    for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return new Answer(Integer.parseInt(first.substring(9, 12)), headers);
  }

  /** Tries each version of TLS by itself. */
  static Tls tls(Endpoint at) {
    List<String> spoken = new ArrayList<>();
    long validUntil = 0;
    for (String version : VERSIONS) {
      try (SSLSocket socket = secure(at, version)) {
        spoken.add(version);
        if (socket.getSession().getPeerCertificates()[0] instanceof X509Certificate certificate) {
          validUntil = certificate.getNotAfter().toInstant().toEpochMilli();
        }
      } catch (IOException e) {
        // It is not spoken: that is the answer.
      }
    }
    return new Tls(spoken, validUntil);
  }

  /** Asks by TCP for the time, for which nobody has to log in; the answer is its error number. */
  static int time(Endpoint at) throws IOException {
    try (Socket socket = connect(at)) {
      socket.getOutputStream().write(TIME.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      if (Codec.decodeServerFrame(line(socket.getInputStream())) instanceof Response answer) {
        return answer.errorNumber();
      }
      throw new IOException(NO_ANSWER);
    } catch (MalformedFrameException e) {
      throw new IOException(NO_ANSWER, e);
    }
  }

  private static byte[] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0 || line.size() == LONGEST_ANSWER) {
        throw new IOException(line.size() == 0 ? "it ends the connection" : NO_ANSWER);
      }
      line.write(b);
    }
    return line.toByteArray();
  }

  private static Socket connect(Endpoint at) throws IOException {
    return at.tls() ? secure(at, null) : plain(at);
  }

  private static Socket plain(Endpoint at) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(at.host(), at.port()), PATIENCE_MS);
      socket.setSoTimeout(PATIENCE_MS);
      if (at.entry() == Endpoint.Entry.PROXY) {
        socket.getOutputStream().write(HEADER.getBytes(StandardCharsets.US_ASCII));
      }
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** With the handshake done; null: with any version. */
  private static SSLSocket secure(Endpoint at, @Nullable String version) throws IOException {
    Socket socket = plain(at);
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Anybody()}, null);
      SSLSocket secure =
          (SSLSocket) context.getSocketFactory().createSocket(socket, at.host(), at.port(), true);
      if (version != null) {
        secure.setEnabledProtocols(new String[] {version});
      }
      secure.startHandshake();
      return secure;
    } catch (IOException e) {
      socket.close();
      throw e;
    } catch (GeneralSecurityException e) {
      socket.close();
      throw new IOException(e);
    }
  }

  /** Believes everybody: nothing is said to them that they may not know. */
  private static final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
