package chat.scrp.services.log;

import chat.scrp.protocol.Codec;
import com.fasterxml.jackson.annotation.JsonProperty;

/** The last entry of a room for one who is no member any more, as a room keeps it. */
record Farewell(
    @JsonProperty("i") String id, @JsonProperty("t") long time, @JsonProperty("e") Entry entry) {

  static Farewell parse(byte[] json) {
    return Codec.decode(json, Farewell.class);
  }

  /** The farewell as its user sees it; {@code context} knows the room and who did it. */
  Delivery delivery(ConversationKey room, long user, EntryContext context) {
    long position = Position.parse(id);
    var what = new Occurrence(room, position, time, entry, context);
    return new Delivery(
        position, entry.origin(), entry.pushId(), time, EntryPushes.push(what, user), false, true);
  }
}
