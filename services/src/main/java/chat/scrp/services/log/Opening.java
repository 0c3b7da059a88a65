package chat.scrp.services.log;

import org.jspecify.annotations.Nullable;

/**
 * What a connection needs to begin with a conversation.
 *
 * @param conversation which one
 * @param open whether the user may read it now (member of the room, one of the pair)
 * @param entered in a room: the position before the user's entering; else the log's beginning
 * @param delivered the user's delivered mark
 * @param head the newest entry's position
 * @param friends in a pair: whether the two are friends (presence goes to friends)
 * @param farewell for a room that the user has left or that is gone: the last push to deliver, at
 *     most once; marking its position delivered forgets it. Null when there is none.
 */
public record Opening(
    ConversationKey conversation,
    boolean open,
    long entered,
    long delivered,
    long head,
    boolean friends,
    @Nullable Delivery farewell) {

  Opening with(Delivery last) {
    return new Opening(conversation, open, entered, delivered, head, friends, last);
  }
}
