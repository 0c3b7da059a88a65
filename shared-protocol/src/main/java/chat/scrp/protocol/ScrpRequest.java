package chat.scrp.protocol;

/** What a client asks for: the fields of one request. */
public interface ScrpRequest {
  /** The method that it asks for. */
  Method method();
}
