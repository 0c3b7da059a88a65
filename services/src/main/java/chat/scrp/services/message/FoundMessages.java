package chat.scrp.services.message;

import chat.scrp.protocol.model.MessageObject;
import chat.scrp.services.log.ContextLookup;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.EntryContext;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The message objects of what a search found. */
final class FoundMessages {
  private final ContextLookup lookup;

  FoundMessages(ContextLookup lookup) {
    this.lookup = lookup;
  }

  /** In the same order; what belongs to a conversation that is gone meanwhile is left out. */
  Future<List<MessageObject>> objects(long user, List<MessageSearch.Hit> hits) {
    Set<Long> users = new HashSet<>();
    for (MessageSearch.Hit hit : hits) {
      hit.row().collectUsers(users);
      if (hit.in().kind() == ConversationKey.Kind.PAIR) {
        users.add(hit.in().peerOf(user));
      }
    }
    return lookup.names(users, Set.of()).map(names -> objects(user, hits, names));
  }

  private static List<MessageObject> objects(
      long user, List<MessageSearch.Hit> hits, EntryContext names) {
    List<MessageObject> objects = new ArrayList<>(hits.size());
    for (MessageSearch.Hit hit : hits) {
      String id =
          hit.in().kind() == ConversationKey.Kind.ROOM
              ? hit.roomId()
              : names.userId(hit.in().peerOf(user));
      MessageObject object =
          id == null ? null : MessageObjects.of(hit.row(), hit.in(), id, user, names);
      if (object != null) {
        objects.add(object);
      }
    }
    return objects;
  }
}
