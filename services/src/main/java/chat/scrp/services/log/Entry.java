package chat.scrp.services.log;

import chat.scrp.protocol.Codec;
import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.model.RequestKind;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
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
    return new Entry(
        kind,
        pushId,
        value,
        subject,
        origin,
        text,
        number,
        seq,
        room,
        clientMessageId,
        word,
        added,
        deleted);
  }

  Entry withSubject(long value) {
    return new Entry(
        kind,
        pushId,
        actor,
        value,
        origin,
        text,
        number,
        seq,
        room,
        clientMessageId,
        word,
        added,
        deleted);
  }

  Entry withText(@Nullable String value) {
    return new Entry(
        kind,
        pushId,
        actor,
        subject,
        origin,
        value,
        number,
        seq,
        room,
        clientMessageId,
        word,
        added,
        deleted);
  }

  Entry withNumber(long value) {
    return new Entry(
        kind,
        pushId,
        actor,
        subject,
        origin,
        text,
        value,
        seq,
        room,
        clientMessageId,
        word,
        added,
        deleted);
  }

  Entry withSeq(long value) {
    return new Entry(
        kind,
        pushId,
        actor,
        subject,
        origin,
        text,
        number,
        value,
        room,
        clientMessageId,
        word,
        added,
        deleted);
  }

  Entry withRequest(RequestKind asked, long requestId, long inRoom) {
    return new Entry(
        kind,
        pushId,
        actor,
        subject,
        origin,
        text,
        requestId,
        seq,
        inRoom,
        clientMessageId,
        asked.wireName(),
        added,
        deleted);
  }

  Entry withWord(String value) {
    return new Entry(
        kind,
        pushId,
        actor,
        subject,
        origin,
        text,
        number,
        seq,
        room,
        clientMessageId,
        value,
        added,
        deleted);
  }

  Entry withAdded(boolean value) {
    return new Entry(
        kind,
        pushId,
        actor,
        subject,
        origin,
        text,
        number,
        seq,
        room,
        clientMessageId,
        word,
        value,
        deleted);
  }

  /** The entry of a message that was deleted meanwhile. */
  public Entry withoutText() {
    return new Entry(
        kind,
        pushId,
        actor,
        subject,
        origin,
        "",
        number,
        seq,
        room,
        clientMessageId,
        word,
        added,
        true);
  }

  /** The entry of a message that was edited meanwhile. */
  public Entry edited(String newText) {
    return withText(newText);
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
