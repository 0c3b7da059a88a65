package chat.scrp.server.admin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where new passwords come from. */
final class NewPasswords {
  /** Nothing that can be taken for something else when it is read out. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int GROUPS = 4;
  private static final int GROUP = 5;

  private NewPasswords() {}

  /** Nobody guesses it: 98 bits. */
  static String random() {
    SecureRandom random = new SecureRandom();
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < GROUPS * GROUP; i++) {
      if (i > 0 && i % GROUP == 0) {
        password.append('-');
      }
      password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return password.toString();
  }

  /**
   * The first line of a file.
   *
   * @param file {@code -} is the standard input
   */
  static String read(String file) {
    try {
      String line = file.equals("-") ? firstOfInput() : firstOf(Path.of(file));
      if (line != null && !line.isEmpty()) {
        return line;
      }
    } catch (IOException | InvalidPathException e) {
      throw AdminException.misused("--password-file: " + file + " cannot be read");
    }
    throw AdminException.misused("--password-file: " + file + " is empty");
  }

  private static String firstOf(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return lines.isEmpty() ? "" : lines.get(0);
  }

  private static @Nullable String firstOfInput() throws IOException {
    return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
  }
}
