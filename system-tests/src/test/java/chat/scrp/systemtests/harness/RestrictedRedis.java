package chat.scrp.systemtests.harness;

import chat.scrp.services.testing.RealRedis;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A Redis with the access list of {@code k8s/}, the password of each user being its name. */
public final class RestrictedRedis implements BeforeAllCallback, AfterAllCallback {
  private static final String JUDGE = "judge";

  private final RealRedis redis;

  /** Prepares it; JUnit starts it. */
  public RestrictedRedis() {
    try {
      Path users = Files.createTempFile("scrp-users", ".acl");
      users.toFile().deleteOnExit();
      String list =
          list().replace("SERVER_PASSWORD", "scrp").replace("BACKUP_PASSWORD", "scrp-backup");
      Files.writeString(users, list + "user " + JUDGE + " on >" + JUDGE + " ~* &* +@all\n");
      redis = new RealRedis("--aclfile", users.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String list() {
    try {
      return Files.readString(Path.of(System.getProperty("k8s", "../k8s"), "redis", "users.acl"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the list says of a user, without its password. */
  public static String rules(String user) {
    Matcher line = Pattern.compile("(?m)^user " + user + " on >\\w+ (.*)$").matcher(list());
    if (!line.find()) {
      throw new AssertionError("no user " + user);
    }
    return line.group(1);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    redis.start();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    redis.close();
  }

  /** How this user comes in. */
  public String uri(String user) {
    return "redis://" + user + ":" + user + "@127.0.0.1:" + redis.port();
  }

  public RealRedis redis() {
    return redis;
  }

  /** The first line of the answer to one inline command of this user. */
  public String as(String user, String line) {
    return lines(user, line).get(0);
  }

  /** Like {@link #as}, by somebody who may do everything. */
  public String asJudge(String line) {
    return as(JUDGE, line);
  }

  /**
   * What was refused, as Redis has noted it. (The client library says who it is with CLIENT
   * SETINFO, which can not be allowed in a list that is for every version of Redis, and goes on
   * without.)
   */
  public List<String> refused() {
    List<String> noted = new ArrayList<>();
    List<String> lines = lines(JUDGE, "ACL LOG 128");
    for (int i = 0; i + 2 < lines.size(); i++) {
      if (lines.get(i).equals("object") && !lines.get(i + 2).equals("client")) {
        noted.add(lines.get(i + 2));
      }
    }
    return noted;
  }

  private List<String> lines(String user, String line) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), redis.port())) {
      socket.setSoTimeout(20_000);
      String asked = "AUTH " + user + " " + user + "\r\n" + line + "\r\n";
      socket.getOutputStream().write(asked.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      try (BufferedReader reply =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
        List<String> lines = reply.lines().toList();
        if (lines.size() < 2) {
          throw new AssertionError(line + ": " + lines);
        }
        return lines.subList(1, lines.size());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
