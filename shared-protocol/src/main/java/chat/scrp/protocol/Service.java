package chat.scrp.protocol;

/** The service that answers a method. */
public enum Service {
  /** Users, sessions, friends, requests and what the server says of itself. */
  USER("user"),
  /** Rooms, their members and invitations. */
  ROOM("room"),
  /** Conversations. */
  MESSAGE("message");

  private final String address;

  Service(String address) {
    this.address = address;
  }

  /** The stem of its address on the event bus. */
  public String address() {
    return address;
  }
}
