package chat.scrp.verifier.check;

/** What an answer says about the effect of a request. */
enum Outcome {
  DONE,
  /** Answered with an error: there was no effect. */
  REFUSED,
  /** Answered 503: perhaps, but not after its deadline. */
  LATE,
  /** No answer: perhaps, at any time. */
  UNKNOWN;

  static final int SUCCESS = 900;
  static final int SERVICE_UNAVAILABLE = 503;
  static final int BROKEN = 999;
  static final int UNANSWERED = -1;

  static Outcome of(int error) {
    return switch (error) {
      case SUCCESS -> DONE;
      case SERVICE_UNAVAILABLE -> LATE;
      case UNANSWERED, BROKEN -> UNKNOWN;
      default -> REFUSED;
    };
  }

  boolean mayHaveEffect() {
    return this != REFUSED;
  }
}
