package chat.scrp.services.message;

import chat.scrp.protocol.request.SendRoomMessage;
import chat.scrp.protocol.response.SendMessageResponse;
import chat.scrp.services.directory.Ids;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.dispatch.RequestHandler;
import chat.scrp.services.log.Entries;
import chat.scrp.services.log.Entry;
import io.vertx.core.Future;

/** SEND_ROOM_MESSAGE: 405 no such room, 801 not a member. */
final class SendRoomMessageHandler implements RequestHandler<SendRoomMessage> {
  private final Targets targets;
  private final Ids ids;
  private final MessageStore store;

  SendRoomMessageHandler(Targets targets, Ids ids, MessageStore store) {
    this.targets = targets;
    this.ids = ids;
    this.store = store;
  }

  @Override
  public Future<SendMessageResponse> handle(SendRoomMessage request, RequestContext context) {
    Caller caller = context.caller();
    return ids.ofMessage()
        .compose(
            taken ->
                targets.inRoom(
                    request.roomId(), caller, room -> send(request, caller, room, taken)));
  }

  private Future<SendMessageResponse> send(
      SendRoomMessage request, Caller caller, Conversation room, Ids.OfMessage taken) {
    Entry entry =
        Entries.roomMessage(
            taken.push(),
            caller.connection(),
            caller.user(),
            taken.message(),
            request.text(),
            request.clientMessageId());
    return store.append(room, entry);
  }
}
