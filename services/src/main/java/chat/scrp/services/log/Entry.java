package chat.scrp.services.log;

import chat.scrp.protocol.Codec;
import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.model.RequestKind;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one entry of a log keeps: data with users' and rooms' numbers, never an encoded push. Made
 * by {@link Entries}; what is 0, empty or null is left out of its JSON.
 *
 * @param kind the push that it becomes
 * @param pushId the push's ID on the wire; 0 where the contract gives none
 * @param actor who did it
 * @param subject to whom it was done
 * @param origin the connection that does not get it, or ""
 * @param text message text, new name of a room, reason or reaction
 * @param number message ID, request ID, or the new value
 * @param seq the earlier message that it is about
 * @param room the room that it is about, in the log of a user
 * @param clientMessageId what the sender called its message
 * @param word the wire word of what was asked, or of why somebody left
 * @param added whether a reaction was added
 * @param deleted the message was deleted meanwhile; never stored
 */
@JsonInclude(Include.NON_DEFAULT)
public record Entry(
    @JsonProperty("k") PushMethod kind,
    @JsonProperty("p") long pushId,
    @JsonProperty("a") long actor,
    @JsonProperty("s") long subject,
    @JsonProperty("o") @JsonInclude(Include.NON_EMPTY) String origin,
    @JsonProperty("x") @JsonInclude(Include.NON_NULL) @Nullable String text,
    @JsonProperty("n") long number,
    @JsonProperty("q") long seq,
    @JsonProperty("r") long room,
    @JsonProperty("c") @Nullable String clientMessageId,
    @JsonProperty("y") @Nullable String word,
    @JsonProperty("b") boolean added,
    @JsonProperty("d") boolean deleted) {

  public Entry {
    origin = origin == null ? "" : origin;
  }

  /** An entry of one kind; the rest is filled in by the {@code with} methods. */
  static Entry of(PushMethod kind, long pushId, String origin) {
    return new Entry(kind, pushId, 0, 0, origin, null, 0, 0, 0, null, null, false, false);
  }

  Entry withActor(long value) {
    return with(draft -> draft.actor = value);
  }

  Entry withSubject(long value) {
    return with(draft -> draft.subject = value);
  }

  Entry withText(@Nullable String value) {
    return with(draft -> draft.text = value);
  }

  Entry withNumber(long value) {
    return with(draft -> draft.number = value);
  }

  Entry withSeq(long value) {
    return with(draft -> draft.seq = value);
  }

  Entry withRequest(RequestKind asked, long requestId, long inRoom) {
    return with(
        draft -> {
          draft.word = asked.wireName();
          draft.number = requestId;
          draft.room = inRoom;
        });
  }

  Entry withWord(String value) {
    return with(draft -> draft.word = value);
  }

  Entry withAdded(boolean value) {
    return with(draft -> draft.added = value);
  }

  /** The entry of a message that was deleted meanwhile. */
  public Entry withoutText() {
    return with(
        draft -> {
          draft.text = "";
          draft.deleted = true;
        });
  }

  /** The entry of a message that was edited meanwhile. */
  public Entry edited(String newText) {
    return withText(newText);
  }

  private Entry with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return new Entry(
        kind,
        pushId,
        draft.actor,
        draft.subject,
        origin,
        draft.text,
        draft.number,
        draft.seq,
        draft.room,
        clientMessageId,
        draft.word,
        draft.added,
        draft.deleted);
  }

  /** What a copy may have otherwise. */
  private static final class Draft {
    long actor;
    long subject;
    @Nullable String text;
    long number;
    long seq;
    long room;
    @Nullable String word;
    boolean added;
    boolean deleted;

    Draft(Entry entry) {
      actor = entry.actor;
      subject = entry.subject;
      text = entry.text;
      number = entry.number;
      seq = entry.seq;
      room = entry.room;
      word = entry.word;
      added = entry.added;
      deleted = entry.deleted;
    }
  }

  /** What a script appends. */
  public String json() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /** The same as bytes. */
  public byte[] bytes() {
    return Codec.encode(this);
  }

  /**
   * Reads what {@link #json()} wrote.
   *
   * @throws chat.scrp.protocol.MalformedFrameException where a later version wrote it
   */
  public static Entry parse(byte[] json) {
    return Codec.decode(json, Entry.class);
  }
}
