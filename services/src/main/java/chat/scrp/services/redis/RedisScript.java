package chat.scrp.services.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A Lua script of the class path. Those that were loaded here are made known to Redis at each
 * connect.
 */
public final class RedisScript {
  private static final String INCLUDE = "--#include ";
  private static final Map<String, RedisScript> ALL = new ConcurrentHashMap<>();

  private final String name;
  private final String source;
  private final String sha;
  private final boolean deadline;

  private RedisScript(String name, String source, boolean deadline) {
    this.name = name;
    this.source = source;
    this.sha = sha1(source);
    this.deadline = deadline;
  }

  /**
   * Reads {@code lua/NAME.lua}, with {@code lua/include/X.lua} in the place of each line {@code
   * --#include X}.
   */
  public static RedisScript load(String name) {
    return ALL.computeIfAbsent(name, RedisScript::read);
  }

  static Collection<RedisScript> all() {
    return List.copyOf(ALL.values());
  }

  String source() {
    return source;
  }

  String sha() {
    return sha;
  }

  /**
   * Whether it includes {@code deadline}: then its ARGV[1] is put there by {@link RedisLink#run},
   * and what the caller passes begins at ARGV[2].
   */
  boolean hasDeadline() {
    return deadline;
  }

  @Override
  public String toString() {
    return name;
  }

  private static RedisScript read(String name) {
    Set<String> included = new HashSet<>();
    StringBuilder source = new StringBuilder();
    append(name + ".lua", source, included);
    return new RedisScript(name, source.toString(), included.contains("deadline"));
  }

  private static void append(String path, StringBuilder source, Set<String> included) {
    for (String line : (Iterable<String>) resource(path).lines()::iterator) {
      if (!line.startsWith(INCLUDE)) {
        source.append(line).append('\n');
        continue;
      }
      String name = line.substring(INCLUDE.length()).strip();
      if (included.add(name)) {
        append("include/" + name + ".lua", source, included);
      }
    }
  }

  private static String resource(String path) {
    try (InputStream bytes = RedisScript.class.getResourceAsStream("/lua/" + path)) {
      if (bytes == null) {
        throw new IllegalArgumentException("no script lua/" + path + " on the class path");
      }
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Redis names scripts by SHA-1; nothing is secured by it. */
  private static String sha1(String source) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1").digest(source.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
