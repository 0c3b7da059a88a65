package chat.scrp.client;

import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.ScrpResponse;
import io.vertx.core.Promise;

/** One request until it is answered. */
final class Call {
  final ScrpRequest request;
  final Promise<ScrpResponse> answer = Promise.promise();

  /**
   * Whether it may be sent again without an answer: it changes nothing, or the server recognises
   * it.
   */
  final boolean repeatable;

  /** Whether it is also sent again when the server says that there were too many. */
  final boolean persistent;

  /** When it fails at last, in nanoseconds of {@link System#nanoTime()}. */
  final long deadline;

  /** The number it was last sent under, or -1 while it waits to be sent. */
  long reqId = -1;

  /** When it was last sent, in nanoseconds of {@link System#nanoTime()}. */
  long sentAt;

  /** The timer that is running for it, or -1. */
  long timer = -1;

  Call(ScrpRequest request, boolean repeatable, boolean persistent, long deadline) {
    this.request = request;
    this.repeatable = repeatable;
    this.persistent = persistent;
    this.deadline = deadline;
  }

  String name() {
    return request.method().name();
  }
}
