package chat.scrp.services.log;

import chat.scrp.protocol.PushMethod;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who gets an entry, and what it means for their cursors. */
final class EntryAudience {
  private static final Set<PushMethod> MAY_STAND_TWICE =
      EnumSet.of(
          PushMethod.ROOM_INVITATION,
          PushMethod.USER_NICKNAME_CHANGED,
          PushMethod.USER_DESCRIPTION_CHANGED,
          PushMethod.USER_DELETED);
  private static final Set<PushMethod> TO_SUBJECT_ONLY =
      EnumSet.of(
          PushMethod.NEW_FRIEND_REQUEST,
          PushMethod.REQUEST_APPROVED,
          PushMethod.REQUEST_REJECTED,
          PushMethod.MESSAGES_READ);
  private static final Set<PushMethod> DIFFERS_BY_VIEWER =
      EnumSet.of(PushMethod.FRIEND_ADDED, PushMethod.FRIEND_REMOVED, PushMethod.MESSAGES_READ);
  private static final long NOBODY = 0;
  private static final long EVERYBODY = -1;

  private EntryAudience() {}

  /** Whether a connection writes it once, in however many places it stands. */
  static boolean once(Entry entry) {
    return MAY_STAND_TWICE.contains(entry.kind());
  }

  static boolean adminsOnly(Entry entry) {
    return entry.kind() == PushMethod.ENTER_ROOM_REQUEST;
  }

  /** In the log of a pair, the one of the two who gets it; 0 for both. */
  static long onlyUser(ConversationKey conversation, Entry entry) {
    boolean hidden =
        conversation.kind() == ConversationKey.Kind.PAIR && TO_SUBJECT_ONLY.contains(entry.kind());
    return hidden ? entry.subject() : NOBODY;
  }

  /** What is in no log goes to the channels of those who get it, and is hidden from nobody. */
  static boolean isFor(Occurrence what, long viewer) {
    long only = onlyUser(what.conversation(), what.entry());
    return what.position() == Position.START || only == NOBODY || only == viewer;
  }

  /** Who leaves the conversation with it: a user, 0 for nobody, -1 for everybody. */
  static long leaver(Entry entry) {
    if (entry.kind() == PushMethod.ROOM_REMOVED) {
      return EVERYBODY;
    }
    return entry.kind() == PushMethod.USER_LEAVE_ROOM ? entry.subject() : NOBODY;
  }

  static boolean leaves(Entry entry, long user) {
    long leaver = leaver(entry);
    return leaver == EVERYBODY || (leaver == user && leaver != NOBODY);
  }

  /** What it does to a friendship: true begins, false ends, null nothing. */
  static @Nullable Boolean friends(Entry entry) {
    return switch (entry.kind()) {
      case FRIEND_ADDED -> true;
      case FRIEND_REMOVED -> false;
      default -> null;
    };
  }

  /** Whether all who get it get the same, so that it is encoded once. */
  static boolean same(Occurrence what) {
    return !DIFFERS_BY_VIEWER.contains(what.entry().kind())
        && what.entry().kind() != PushMethod.USER_TYPING
        && what.context().forEverybody()
        && onlyUser(what.conversation(), what.entry()) == NOBODY;
  }
}
