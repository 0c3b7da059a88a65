package chat.scrp.server.admin;

import chat.scrp.server.config.ServerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * What an operator has to show. Where none is set and the store is our own, each start makes a new
 * one in the data directory, which only its owner can read: who may read it may read everything
 * anyway.
 */
public final class ManagementToken {
  private static final int BYTES = 24;

  private ManagementToken() {}

  private static Path file(Path dataDirectory) {
    return dataDirectory.resolve("management.token");
  }

  /** Makes a new one, in a file that only its owner can read. */
  public static String write(Path dataDirectory) throws IOException {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    Path file = file(dataDirectory);
    Files.deleteIfExists(file);
    var owner = PosixFilePermissions.fromString("rw-------");
    Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
    Files.writeString(file, token + "\n");
    return token;
  }

  /** The one that is configured, else that of a server which runs on this data directory. */
  static Optional<String> find(ServerConfig config) throws IOException {
    String configured = config.gateway().management().token();
    if (configured != null) {
      return Optional.of(configured);
    }
    Path file = file(config.store().dataDirectory());
    return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
  }
}
