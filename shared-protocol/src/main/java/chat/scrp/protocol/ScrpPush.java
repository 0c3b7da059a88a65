package chat.scrp.protocol;

/** The fields of one push, besides push_id, method and time. */
public interface ScrpPush {
  /** Which push it is. */
  PushMethod pushMethod();
}
