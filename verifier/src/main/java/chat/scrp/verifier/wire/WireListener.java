package chat.scrp.verifier.wire;

/** Who uses a connection; called on the loop's thread. */
public interface WireListener {
  /** The connection is there and can be written to. */
  void opened();

  /** A message came. */
  void received(String json);

  /** The connection is gone; nothing follows. */
  void closed(String why);
}
