package chat.scrp.server.admin;

import chat.scrp.protocol.Codec;
import chat.scrp.protocol.MalformedFrameException;
import chat.scrp.server.config.ServerConfig;
import chat.scrp.services.admin.AdminAnswer.Refusal;
import chat.scrp.services.admin.AdminArguments;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Asks a server at its management port. Every failure becomes one line. */
public final class AdminClient {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final URI url;
  private final Optional<String> token;

  private AdminClient(URI url, Optional<String> token) {
    this.url = url;
    this.token = token;
  }

  /**
   * For the server that the settings describe.
   *
   * @param url of the management port, where it is another one
   * @param tokenFile a file that holds the token, where it is another one
   */
  public static AdminClient of(
      ServerConfig config, Optional<String> url, Optional<String> tokenFile) {
    URI at = url.map(AdminClient::checked).orElseGet(() -> local(config));
    try {
      return new AdminClient(
          at,
          tokenFile.isPresent()
              ? Optional.of(Files.readString(Path.of(tokenFile.get())).strip())
              : ManagementToken.find(config));
    } catch (IOException | InvalidPathException e) {
      throw AdminException.misused("the file of the token cannot be read: " + e.getMessage());
    }
  }

  private static URI checked(String url) {
    try {
      URI uri = URI.create(url);
      if (uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // It is refused below.
    }
    throw AdminException.misused("--url: " + url + " (expected: http://HOST:9090)");
  }

  private static URI local(ServerConfig config) {
    String host = config.gateway().management().host();
    int port = config.gateway().listen().managementPort();
    if (port == 0) {
      throw AdminException.misused(
          "SCRP_MANAGEMENT_PORT is 0: say which port it became (expected: --url URL)");
    }
    String reached = EVERYWHERE.contains(host) ? "127.0.0.1" : host;
    return URI.create(
        "http://" + (reached.contains(":") ? "[" + reached + "]" : reached) + ":" + port);
  }

  /** Where it asks. */
  public URI url() {
    return url;
  }

  /** Asks for a command and reads what it answers. */
  public <T> T ask(String command, AdminArguments about, Class<T> type) {
    try {
      return Codec.decode(post(command, Codec.encode(about)), type);
    } catch (MalformedFrameException e) {
      throw AdminException.failed(url + " is no management port of this version of the server");
    }
  }

  private byte[] post(String command, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url.resolve("/admin/" + command))
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body));
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    HttpResponse<byte[]> answer = send(request.build());
    if (answer.statusCode() != 200) {
      throw AdminException.failed(why(answer));
    }
    return answer.body();
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (ConnectException e) {
      throw AdminException.failed("No server answers at " + url + " (expected: --url URL)");
    } catch (HttpTimeoutException e) {
      throw AdminException.failed("The server at " + url + " did not answer in time");
    } catch (IOException e) {
      throw AdminException.failed("The server at " + url + " does not answer: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AdminException.failed("Interrupted");
    }
  }

  private String why(HttpResponse<byte[]> answer) {
    String said;
    try {
      said = Codec.decode(answer.body(), Refusal.class).error();
    } catch (MalformedFrameException e) {
      said = "it answered " + answer.statusCode();
    }
    return switch (answer.statusCode()) {
      case 401 ->
          said
              + ": run this as the server's user where it keeps its data, or use --token-file,"
              + " SCRP_MANAGEMENT_TOKEN_FILE or SCRP_MANAGEMENT_TOKEN";
      case 404 -> said.startsWith("it answered") ? url + " has no admin commands" : said;
      default -> said;
    };
  }
}
