package chat.scrp.services.message;

import chat.scrp.protocol.model.Target;
import chat.scrp.protocol.request.AddReaction;
import chat.scrp.protocol.request.DeleteMessage;
import chat.scrp.protocol.request.EditMessage;
import chat.scrp.protocol.request.RemoveReaction;
import chat.scrp.protocol.response.Done;
import chat.scrp.services.directory.Ids;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.log.Entries;
import io.vertx.core.Future;

/**
 * What happens to a message after it was sent. In each: 404 or 405 no such conversation, 411 no
 * such message that the caller can read, 801 may not.
 */
final class ChangeMessageHandlers {
  private final Targets targets;
  private final Ids ids;
  private final MessageStore store;

  ChangeMessageHandlers(Targets targets, Ids ids, MessageStore store) {
    this.targets = targets;
    this.ids = ids;
    this.store = store;
  }

  /** EDIT_MESSAGE: by the sender. */
  Future<Done> edit(EditMessage request, RequestContext context) {
    Caller caller = context.caller();
    long seq = request.seq();
    String text = request.text();
    return ids.push()
        .map(id -> Entries.messageEdited(id, caller.connection(), caller.user(), seq, text))
        .compose(
            entry -> targets.in(request.target(), caller, in -> store.edit(in, seq, text, entry)))
        .map(done -> new Done());
  }

  /** DELETE_MESSAGE: by the sender, in a room also by its owner and admins. */
  Future<Done> delete(DeleteMessage request, RequestContext context) {
    Caller caller = context.caller();
    long seq = request.seq();
    return ids.push()
        .map(id -> Entries.messageDeleted(id, caller.connection(), caller.user(), seq))
        .compose(entry -> targets.in(request.target(), caller, in -> store.delete(in, seq, entry)))
        .map(done -> new Done());
  }

  /** ADD_REACTION. */
  Future<Done> addReaction(AddReaction request, RequestContext context) {
    return react(request.target(), request.seq(), request.reaction(), true, context.caller());
  }

  /** REMOVE_REACTION. */
  Future<Done> removeReaction(RemoveReaction request, RequestContext context) {
    return react(request.target(), request.seq(), request.reaction(), false, context.caller());
  }

  private Future<Done> react(
      Target target, long seq, String reaction, boolean added, Caller caller) {
    return ids.push()
        .map(
            id ->
                Entries.reactionChanged(
                    id, caller.connection(), caller.user(), seq, reaction, added))
        .compose(
            entry -> targets.in(target, caller, in -> store.react(in, seq, reaction, added, entry)))
        .map(done -> new Done());
  }
}
