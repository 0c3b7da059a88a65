package chat.scrp.client;

import chat.scrp.protocol.request.AckPush;

/**
 * Acknowledges pushes, one request at a time: an acknowledgement covers all before it, so that
 * those which came meanwhile need only one more. Used on the event loop of the client only.
 */
final class Acknowledgements {
  private final Calls calls;
  private long newest = -1;
  private boolean busy;
  private int connection;

  Acknowledgements(Calls calls) {
    this.calls = calls;
  }

  /** The listener is done with a push. */
  void handled(long pushId) {
    newest = pushId;
    if (!busy) {
      send();
    }
  }

  /** The connection is lost: what it waited for comes again on the next one. */
  void lost() {
    newest = -1;
    busy = false;
    connection++;
  }

  private void send() {
    long pushId = newest;
    newest = -1;
    busy = true;
    int from = connection;
    calls
        .submit(new AckPush(pushId))
        .onComplete(
            answered -> {
              if (from == connection) {
                busy = false;
                if (newest >= 0) {
                  send();
                }
              }
            });
  }
}
