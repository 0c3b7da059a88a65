package chat.scrp.services.room;

/** Opens the cursors of rooms and members to a test. */
public final class RoomCursors {
  private RoomCursors() {}

  /** Reads one and writes it again. */
  public static String again(String cursor) {
    return Cursors.write(Cursors.read(cursor));
  }
}
