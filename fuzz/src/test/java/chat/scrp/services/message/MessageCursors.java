package chat.scrp.services.message;

import static org.junit.jupiter.api.Assertions.assertNotNull;

/** Opens the cursors of searches and exports to a test. */
public final class MessageCursors {
  private static final int SECTIONS = 7;

  private MessageCursors() {}

  /** Reads the cursor of a search and writes it again. */
  public static String searchAgain(String cursor) {
    SearchPlace place = SearchPlace.read(cursor);
    assertNotNull(place);
    SearchPlace again = SearchPlace.read(place.cursor());
    assertNotNull(again);
    if (place.compareTo(again) != 0) {
      throw new AssertionError(place + " is not " + again);
    }
    return place.conversation();
  }

  /** Reads the cursor of an export and writes it again. */
  public static String exportAgain(String cursor) {
    return ExportPlace.read(cursor, SECTIONS).cursor();
  }
}
