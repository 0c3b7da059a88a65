package chat.scrp.gateway.push;

/** A connection, as pushing sees it. Used on the connection's event loop only. */
public interface PushReceiver {

  /** The connection's ID, unique in the cluster. */
  String id();

  /** Queues one message. */
  void write(byte[] json);

  /** Whether so many bytes fit; if not, {@link Feed#roomMade} is called when it is worth asking. */
  boolean hasRoom(int bytes);

  /** Hands what is queued to the operating system now, not at the end of the turn. */
  void flush();

  /** Bytes ever queued. */
  long offered();

  /** Bytes ever taken by the operating system. */
  long taken();

  /** The log-in ended from elsewhere: the connection stays open, logged off. */
  void forcedOff();
}
