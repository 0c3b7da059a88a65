package chat.scrp.verifier.load;

/**
 * What a user does at some time.
 *
 * @param atMillis when, since the beginning of the load
 * @param user which user
 * @param kind what
 * @param choice picks among what there is then (rooms, friends, connections)
 * @param size a length or a duration, as the kind needs it
 */
public record Step(long atMillis, int user, Kind kind, int choice, int size) {
  /** What users do, and how often: of {@link #TOTAL} steps so many are of this kind. */
  public enum Kind {
    SEND_ROOM(525),
    SEND_PRIVATE(300),
    MARK_READ(40),
    READ_PAGE(30),
    ASK_MODE(20),
    LEAVE_ROOM(8),
    ENTER_ROOM(10),
    REMOVE_MEMBER(6),
    HANG_UP(12),
    LOG_IN_ANEW(4),
    GO_AWAY(5),
    READ_SLOWLY(10),
    EDIT(12),
    DELETE(6),
    REACT(12);

    /** The sum of all weights. */
    static final int TOTAL = 1000;

    private final int weight;

    Kind(int weight) {
      this.weight = weight;
    }

    /** The kind that a number below {@link #TOTAL} stands for. */
    static Kind of(int number) {
      int left = number;
      for (Kind kind : values()) {
        left -= kind.weight;
        if (left < 0) {
          return kind;
        }
      }
      return SEND_ROOM;
    }
  }
}
