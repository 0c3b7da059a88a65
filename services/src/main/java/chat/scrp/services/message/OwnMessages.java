package chat.scrp.services.message;

import chat.scrp.protocol.model.ExportItem;
import chat.scrp.protocol.model.ExportItem.GivenReaction;
import chat.scrp.protocol.model.MessageObject;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.log.LogRow;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a user wrote and reacted with in the conversations that it can read, newest first. */
final class OwnMessages implements ExportSections.Section {
  private final Searches searches;
  private final FoundMessages messages;

  OwnMessages(Searches searches, FoundMessages messages) {
    this.searches = searches;
    this.messages = messages;
  }

  @Override
  public Future<ExportSections.SectionPage> page(
      @Nullable String within, int limit, RequestContext context) {
    Caller caller = context.caller();
    SearchPlace behind = SearchPlace.read(within);
    return searches
        .everywhere(caller.user(), concerning(caller.user()), limit, behind)
        .compose(
            found ->
                messages
                    .objects(caller.user(), found.hits())
                    .map(
                        objects ->
                            new ExportSections.SectionPage(
                                items(caller.userId(), objects), found.cursor())));
  }

  private static Predicate<LogRow> concerning(long user) {
    return row ->
        row.messageText() != null
            && (row.isFrom(user)
                || (row.overlay() != null
                    && row.overlay().reactions().stream()
                        .anyMatch(reaction -> reaction.users().contains(user))));
  }

  private static List<ExportItem> items(String userId, List<MessageObject> objects) {
    List<ExportItem> items = new ArrayList<>();
    for (MessageObject object : objects) {
      if (userId.equals(object.senderId())) {
        items.add(ExportItem.of(object));
      } else {
        items.add(ExportItem.of(given(userId, object)));
      }
    }
    return items;
  }

  private static GivenReaction given(String userId, MessageObject object) {
    List<String> reactions =
        object.reactions().entrySet().stream()
            .filter(reaction -> reaction.getValue().contains(userId))
            .map(Map.Entry::getKey)
            .toList();
    return new GivenReaction(object.roomId(), object.userId(), object.seq(), reactions);
  }
}
