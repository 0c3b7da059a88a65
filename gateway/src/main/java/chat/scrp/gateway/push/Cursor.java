package chat.scrp.gateway.push;

import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.Position;

/**
 * How far one connection is in one conversation. Up to {@link #position} everything was written or
 * is not for this connection; up to {@link #settled} the user has it for sure (the operating system
 * took the bytes, or the client acknowledged); up to {@link #marked} the store knows.
 */
final class Cursor {

  /** What a live entry means to it. */
  enum State {
    /** Its position is being asked for: live entries are only noted. */
    OPENING,
    /** It reads the log: live entries are only noted. */
    BEHIND,
    /** It has everything up to the head: the next live entry is written. */
    LIVE,
    /** The user has left. */
    CLOSED
  }

  final Feed feed;
  final ConversationKey key;

  /** Whether the conversation began after the log-in. */
  final boolean isLater;

  State state = State.OPENING;

  /** Whether {@link #position} was ever set. */
  boolean positioned;

  long position;
  long head;
  long settled;
  long marked;

  /** {@link #position} at an earlier look, and the bytes that the connection had to take then. */
  long written;

  long writtenAt = -1;

  /** Pushes of this conversation that wait for an acknowledgement. */
  int unacknowledged;

  /** Whether it waits for its mark to be stored. */
  boolean dirty;

  /** Whether an answer about its room that was older than its entering was asked for again. */
  boolean reopened;

  /** So many times its mark waits, when it has closed. */
  long heldTicks;

  /** In a pair: whether the two are friends. */
  boolean friends;

  /** The user entered the room again, perhaps before this cursor saw it leave. */
  boolean rejoin;

  /** Its place among the room's cursors of this event loop. */
  int slot = -1;

  Cursor(Feed feed, ConversationKey key, boolean isLater) {
    this.feed = feed;
    this.key = key;
    this.isLater = isLater;
  }

  /** There is an entry at this position. */
  void note(long entry) {
    if (Position.isBefore(head, entry)) {
      head = entry;
    }
  }

  /** Whether the entry at this position was written, or is not for this connection. */
  boolean hasSeen(long entry) {
    return positioned && !Position.isBefore(position, entry);
  }

  /** Whether the store may not know how far it is. */
  boolean isUnmarked() {
    return dirty || Position.isBefore(marked, settled);
  }

  boolean isBehindHead() {
    return Position.isBefore(position, head);
  }

  /** Begins behind this position: the user's delivered mark, as a rule. */
  void begin(long after) {
    positioned = true;
    position = after;
    settled = after;
    marked = after;
  }

  /**
   * The store came back with less: what is behind its head has to be forgotten. Who is told of that
   * reads again what is there by then, so that nothing before the head needs to be pushed.
   */
  void fallBack(long storeHead) {
    position = storeHead;
    head = storeHead;
    if (Position.isBefore(storeHead, settled)) {
      settled = storeHead;
      writtenAt = -1;
    }
  }

  /** The store may know less than it did: marks move on from where it stands. */
  void markedAtMost(long storeMark) {
    if (Position.isBefore(storeMark, marked)) {
      marked = storeMark;
    }
  }

  /** Looks what has reached the peer; only without acknowledgements. */
  void settleWritten(long offered, long taken) {
    if (taken >= offered) {
      settled = position;
      writtenAt = -1;
      return;
    }
    if (writtenAt >= 0 && taken >= writtenAt) {
      settled = written;
      writtenAt = -1;
    }
    if (writtenAt < 0) {
      written = position;
      writtenAt = offered;
    }
  }
}
