package chat.scrp.protocol;

/** Whether a method needs a logged-in user. */
public enum Login {
  /** It works without a login. */
  NONE_NEEDED,
  /** Without a login it is answered 250. */
  REQUIRED
}
