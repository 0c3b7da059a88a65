package chat.scrp.services.message;

import chat.scrp.protocol.request.MarkRead;
import chat.scrp.protocol.response.Done;
import chat.scrp.services.directory.Ids;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.dispatch.RequestHandler;
import chat.scrp.services.log.Entries;
import io.vertx.core.Future;

/** MARK_READ: forward only, at most to the newest message. */
final class MarkReadHandler implements RequestHandler<MarkRead> {
  private final Targets targets;
  private final Ids ids;
  private final MessageStore store;

  MarkReadHandler(Targets targets, Ids ids, MessageStore store) {
    this.targets = targets;
    this.ids = ids;
    this.store = store;
  }

  @Override
  public Future<Done> handle(MarkRead request, RequestContext context) {
    Caller caller = context.caller();
    return ids.push()
        .compose(
            id ->
                targets.in(
                    request.target(),
                    caller,
                    in ->
                        store.markRead(
                            in,
                            request.seq(),
                            Entries.messagesRead(
                                id, caller.connection(), caller.user(), in.peer(), 0))))
        .map(done -> new Done());
  }
}
