package chat.scrp.benchmark;

/** A conversation of the run, and how many of its messages were acknowledged. */
final class Talk {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  final String sendBegin;
  long acknowledged;

  /** Takes how a request to send begins, behind its req_id. */
  Talk(String sendBegin) {
    this.sendBegin = sendBegin;
  }

  static Talk room(String room) {
    return new Talk(",\"method\":\"SEND_ROOM_MESSAGE\",\"room_id\":\"" + room + "\",\"text\":\"");
  }

  static Talk with(String user) {
    return new Talk(
        ",\"method\":\"SEND_PRIVATE_MESSAGE\",\"user_id\":\"" + user + "\",\"text\":\"");
  }

  /** A time as the 16 characters that begin each text. */
  static void stamp(long nanos, StringBuilder to) {
    for (int shift = 60; shift >= 0; shift -= 4) {
      to.append(HEX[(int) (nanos >>> shift) & 15]);
    }
  }

  /** Reads such a time back. */
  static long stamp(byte[] bytes, int from) {
    long nanos = 0;
    for (int i = from; i < from + 16; i++) {
      nanos = nanos << 4 | Character.digit(bytes[i], 16);
    }
    return nanos;
  }
}
