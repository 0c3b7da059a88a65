package chat.scrp.server.admin;

import chat.scrp.services.admin.AdminArguments;
import org.jspecify.annotations.Nullable;

/** The arguments of commands. */
final class Asking {
  private Asking() {}

  static AdminArguments nothing() {
    return new AdminArguments(null, null, null, false, null, null, null, null);
  }

  static AdminArguments user(String user) {
    return new AdminArguments(user, null, null, false, null, null, null, null);
  }

  static AdminArguments room(String room) {
    return new AdminArguments(null, room, null, false, null, null, null, null);
  }

  static AdminArguments page(@Nullable String query, int limit, @Nullable String cursor) {
    return new AdminArguments(null, null, null, false, query, limit, cursor, null);
  }

  /** One session, or with null all. */
  static AdminArguments sessions(String user, @Nullable String session) {
    return new AdminArguments(user, null, session, session == null, null, null, null, null);
  }

  static AdminArguments password(String user, String password) {
    return new AdminArguments(user, null, null, false, null, null, null, password);
  }
}
