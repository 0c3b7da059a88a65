package chat.scrp.services.message;

import chat.scrp.protocol.request.SendTyping;
import chat.scrp.protocol.response.Done;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.dispatch.RequestHandler;
import chat.scrp.services.log.Entries;
import io.vertx.core.Future;

/** SEND_TYPING: passed on at most once in 2 s. */
final class SendTypingHandler implements RequestHandler<SendTyping> {
  private final Targets targets;
  private final MessageStore store;

  SendTypingHandler(Targets targets, MessageStore store) {
    this.targets = targets;
    this.store = store;
  }

  @Override
  public Future<Done> handle(SendTyping request, RequestContext context) {
    Caller caller = context.caller();
    return targets
        .in(
            request.target(),
            caller,
            in ->
                store.typing(in, Entries.userTyping(caller.connection(), caller.user(), in.peer())))
        .map(done -> new Done());
  }
}
