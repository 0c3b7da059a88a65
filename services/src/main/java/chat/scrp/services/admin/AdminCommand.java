package chat.scrp.services.admin;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an operator can ask for. */
public enum AdminCommand {
  /** Lists or finds users, or shows one. */
  USERS,
  /** Lists or finds rooms, or shows one. */
  ROOMS,
  /** Lists the sessions of a user. */
  SESSIONS,
  /** What the cluster has counted, and its replicas. */
  STATS,
  /** Ends one session of a user, or all. */
  END_SESSION,
  /** Gives a user another password and ends all its sessions. */
  RESET_PASSWORD,
  /** What DELETE_USER does. */
  DELETE_USER;

  /** As it is written in a terminal and in the path: {@code end-session}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one that is written so, or null. */
  public static @Nullable AdminCommand of(String word) {
    for (AdminCommand command : values()) {
      if (command.word().equals(word)) {
        return command;
      }
    }
    return null;
  }
}
