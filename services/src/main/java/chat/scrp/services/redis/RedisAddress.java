package chat.scrp.services.redis;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where Redis is. A password stands in it, so its text leaves it out.
 *
 * @param topology one server, a cluster, or a set watched by sentinels
 * @param tls whether to speak TLS
 * @param endpoints {@code host:port}, or the path of a Unix socket
 * @param unix whether the one endpoint is a Unix socket
 * @param user of the access list, or null
 * @param password or null
 * @param database number of the database, 0 unless given
 * @param masterName of sentinels, or null
 */
public record RedisAddress(
    Topology topology,
    boolean tls,
    List<String> endpoints,
    boolean unix,
    @Nullable String user,
    @Nullable String password,
    int database,
    @Nullable String masterName) {

  /** How the servers hang together. */
  public enum Topology {
    STANDALONE,
    CLUSTER,
    SENTINEL
  }

  private static final String EXPECTED =
      " (expected: redis://[user:password@]host:port[/db], redis+cluster://host:port,host:port,"
          + " redis+sentinel://host:port,host:port/NAME, each also with rediss, or unix:///path)";
  private static final Pattern URI =
      Pattern.compile("(rediss?)(\\+cluster|\\+sentinel)?://(?:([^@/]*)@)?([^@/]+)(?:/(.*))?");
  private static final Pattern SCHEME = Pattern.compile("rediss?(\\+cluster|\\+sentinel)?://");
  private static final Pattern ENDPOINT =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9a-fA-F:.]+])(?::([0-9]{1,5}))?");
  private static final int DEFAULT_PORT = 6379;
  private static final int DEFAULT_SENTINEL_PORT = 26379;

  public RedisAddress {
    endpoints = List.copyOf(endpoints);
  }

  /**
   * Reads a URI.
   *
   * @throws IllegalArgumentException saying what was expected, without the password
   */
  public static RedisAddress parse(String uri) {
    if (uri.startsWith("unix://")) {
      return unix(uri);
    }
    Matcher parts = URI.matcher(uri);
    if (!parts.matches()) {
      throw refuse(uri);
    }
    Topology topology = topology(parts.group(2));
    String user = null;
    String password = null;
    if (parts.group(3) != null) {
      String info = parts.group(3);
      int colon = info.indexOf(':');
      user = colon > 0 ? decode(uri, info.substring(0, colon)) : null;
      password = decode(uri, info.substring(colon + 1));
    }
    List<String> endpoints = endpoints(uri, parts.group(4), topology);
    String path = parts.group(5) == null ? "" : parts.group(5);
    return new RedisAddress(
        topology,
        parts.group(1).equals("rediss"),
        endpoints,
        false,
        user,
        password,
        topology == Topology.STANDALONE ? database(uri, path) : 0,
        topology == Topology.SENTINEL ? masterName(uri, path) : null);
  }

  /**
   * A URI as it may be shown, also one that is wrong: without all that may belong to a user and a
   * password, which ends at the last {@code @}.
   */
  public static String withoutCredentials(String uri) {
    int end = uri.lastIndexOf('@');
    if (end < 0) {
      return uri;
    }
    Matcher scheme = SCHEME.matcher(uri);
    return (scheme.lookingAt() ? scheme.group() : "") + "***" + uri.substring(end);
  }

  /** One server at {@code host:port}, as somebody sees it who knows no password. */
  RedisAddress door(String endpoint) {
    return new RedisAddress(
        Topology.STANDALONE, tls, List.of(endpoint), false, null, null, 0, null);
  }

  /** The addresses for the client library. */
  List<String> connectionStrings() {
    if (unix) {
      return endpoints.stream().map(path -> "unix://" + path).toList();
    }
    String scheme = tls ? "rediss://" : "redis://";
    String end = database == 0 ? "" : "/" + database;
    return endpoints.stream().map(endpoint -> scheme + endpoint + end).toList();
  }

  @Override
  public String toString() {
    return String.join(",", connectionStrings());
  }

  private static RedisAddress unix(String uri) {
    String path = uri.substring("unix://".length());
    if (!path.startsWith("/") || path.length() == 1) {
      throw refuse(uri);
    }
    return new RedisAddress(Topology.STANDALONE, false, List.of(path), true, null, null, 0, null);
  }

  private static Topology topology(@Nullable String suffix) {
    return suffix == null
        ? Topology.STANDALONE
        : Topology.valueOf(suffix.substring(1).toUpperCase(Locale.ROOT));
  }

  private static List<String> endpoints(String uri, String authority, Topology topology) {
    List<String> endpoints = new ArrayList<>();
    for (String endpoint : authority.split(",", -1)) {
      Matcher parts = ENDPOINT.matcher(endpoint);
      if (!parts.matches()) {
        throw refuse(uri);
      }
      int usual = topology == Topology.SENTINEL ? DEFAULT_SENTINEL_PORT : DEFAULT_PORT;
      int port = parts.group(2) == null ? usual : Integer.parseInt(parts.group(2));
      if (port < 1 || port > 65535) {
        throw refuse(uri);
      }
      endpoints.add(parts.group(1) + ':' + port);
    }
    if (topology == Topology.STANDALONE && endpoints.size() > 1) {
      throw refuse(uri);
    }
    return endpoints;
  }

  private static int database(String uri, String path) {
    if (path.isEmpty()) {
      return 0;
    }
    if (!path.matches("[0-9]{1,5}")) {
      throw refuse(uri);
    }
    return Integer.parseInt(path);
  }

  private static String masterName(String uri, String path) {
    if (path.isEmpty() || path.contains("/")) {
      throw refuse(uri);
    }
    return path;
  }

  private static String decode(String uri, String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // Its message holds a piece of the password.
      throw refuse(uri);
    }
  }

  private static IllegalArgumentException refuse(String uri) {
    return new IllegalArgumentException(withoutCredentials(uri) + EXPECTED);
  }
}
