package chat.scrp.server.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The redis.conf of the embedded Redis. Written anew at each start; not meant to be edited. */
final class RedisConfigFile {
  private static final String HEAD =
      "# Written by SCRP Server at each start; changes to this file are lost.\n";

  private RedisConfigFile() {}

  /**
   * @param daemonize whether Redis itself has to leave our session (where there is no setsid)
   */
  static void write(Path file, Path directory, Path socket, boolean daemonize) throws IOException {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("port", "0");
    options.put("unixsocket", quoted(socket));
    options.put("unixsocketperm", "700");
    options.put("dir", quoted(directory));
    options.put("pidfile", quoted(directory.resolve("redis.pid")));
    options.put("logfile", quoted(directory.resolve("redis.log")));
    options.put("daemonize", daemonize ? "yes" : "no");
    options.put("databases", "1");
    options.put("appendonly", "yes");
    // An acknowledged message is on the disk: "everysec" can lose some when the machine stops.
    options.put("appendfsync", "always");
    options.put("save", "\"\"");
    // Full memory must refuse, never forget.
    options.put("maxmemory-policy", "noeviction");
    // A user's password hash is 97 bytes: one such value would cost the whole hash its compact
    // form.
    options.put("hash-max-ziplist-value", "256");
    options.put("timeout", "0");
    options.put("always-show-logo", "no");
    // The command line then names this file, which tells our Redis from others.
    options.put("set-proc-title", "no");
    String text =
        options.entrySet().stream()
            .map(option -> option.getKey() + " " + option.getValue() + "\n")
            .collect(Collectors.joining("", HEAD, ""));
    Files.deleteIfExists(file);
    var owner = PosixFilePermissions.fromString("rw-------");
    Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
    Files.writeString(file, text);
  }

  private static String quoted(Path path) {
    return "\"" + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
