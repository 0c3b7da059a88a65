package chat.scrp.services.message;

import chat.scrp.protocol.request.ReceiveMessage;
import chat.scrp.protocol.response.ReceiveMessageResponse;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.dispatch.RequestHandler;
import chat.scrp.services.message.MessageHistory.Way;
import io.vertx.core.Future;

/** RECEIVE_MESSAGE: of one conversation, or what was not read of all. */
final class ReceiveMessageHandler implements RequestHandler<ReceiveMessage> {
  private final Targets targets;
  private final MessageHistory history;
  private final UnreadMessages unread;

  ReceiveMessageHandler(Targets targets, MessageHistory history, UnreadMessages unread) {
    this.targets = targets;
    this.history = history;
    this.unread = unread;
  }

  @Override
  public Future<ReceiveMessageResponse> handle(ReceiveMessage request, RequestContext context) {
    Caller caller = context.caller();
    return request.target().isNone()
        ? unread.of(caller.user(), request.limit())
        : targets.in(request.target(), caller, in -> page(request, in));
  }

  private Future<ReceiveMessageResponse> page(ReceiveMessage request, Conversation in) {
    Long after = request.afterSeq();
    Long before = request.beforeSeq();
    Way way = after != null ? Way.AFTER : before != null ? Way.BEFORE : Way.NEWEST;
    long bound = after != null ? after : before != null ? before : 0;
    long user = in.caller().user();
    return history
        .page(user, in.key(), way, bound, request.limit(), MessageHistory.MOST_BYTES)
        .compose(
            page ->
                history
                    .objects(user, in.key(), in.id(), page.rows())
                    .map(
                        messages ->
                            new ReceiveMessageResponse(
                                messages,
                                page.more(),
                                page.lastSeq(),
                                page.readSeq(),
                                page.firstSeq())));
  }
}
