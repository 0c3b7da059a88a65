package chat.scrp.server.admin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Asks the person at the terminal. */
final class Questions {
  private Questions() {}

  /** Returns only when the person has typed the user's ID. */
  static void confirmDeletion(String user) {
    System.err.print(
        user
            + " leaves all rooms and friends, and cannot be brought back. Type the ID to delete"
            + " it: ");
    System.err.flush();
    String typed = line();
    if (typed == null) {
      System.err.println();
      throw AdminException.misused("delete-user: nobody answers here (expected: --yes)");
    }
    if (!user.equals(typed.strip())) {
      throw AdminException.failed("Nothing was deleted");
    }
  }

  private static @Nullable String line() {
    try {
      return new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()))
          .readLine();
    } catch (IOException e) {
      return null;
    }
  }
}
