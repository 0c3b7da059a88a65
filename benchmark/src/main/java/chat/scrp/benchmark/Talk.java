package chat.scrp.benchmark;

/** A conversation of the run, and how many of its messages were acknowledged. */
final class Talk {
  final String sendBegin;
  long acknowledged;

  /** Takes what stands between the number of a request and its text. */
  Talk(String sendBegin) {
    this.sendBegin = sendBegin;
  }
}
