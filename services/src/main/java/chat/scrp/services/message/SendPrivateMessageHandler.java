package chat.scrp.services.message;

import chat.scrp.protocol.request.SendPrivateMessage;
import chat.scrp.protocol.response.SendMessageResponse;
import chat.scrp.services.directory.Ids;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.dispatch.RequestHandler;
import chat.scrp.services.log.Entries;
import chat.scrp.services.log.Entry;
import io.vertx.core.Future;

/** SEND_PRIVATE_MESSAGE: 404 no such user, 801 not a friend. */
final class SendPrivateMessageHandler implements RequestHandler<SendPrivateMessage> {
  private final Targets targets;
  private final Ids ids;
  private final MessageStore store;

  SendPrivateMessageHandler(Targets targets, Ids ids, MessageStore store) {
    this.targets = targets;
    this.ids = ids;
    this.store = store;
  }

  @Override
  public Future<SendMessageResponse> handle(SendPrivateMessage request, RequestContext context) {
    Caller caller = context.caller();
    return ids.ofMessage()
        .compose(
            taken ->
                targets.withUser(
                    request.userId(), caller, friend -> send(request, caller, friend, taken)));
  }

  private Future<SendMessageResponse> send(
      SendPrivateMessage request, Caller caller, Conversation friend, Ids.OfMessage taken) {
    Entry entry =
        Entries.privateMessage(
            taken.push(),
            caller.connection(),
            caller.user(),
            friend.peer(),
            taken.message(),
            request.text(),
            request.clientMessageId());
    return store.append(friend, entry);
  }
}
