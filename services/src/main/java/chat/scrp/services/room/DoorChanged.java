package chat.scrp.services.room;

/** What was found at the first look is different by now: look again. */
final class DoorChanged extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final long ANSWER = -2;

  DoorChanged() {
    super("the room has changed meanwhile", null, false, false);
  }

  static boolean isAnswer(long number) {
    return number == ANSWER;
  }
}
