package chat.scrp.services.log;

import chat.scrp.protocol.Codec;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What lies over a message: its newest text, its deletion, its reactions. The scripts of
 * MESSAGE_EDITED, MESSAGE_DELETED and REACTION_CHANGED write it.
 *
 * @param text the newest text, null when it was never edited
 * @param editedTime when it was edited last, seconds, or null
 * @param reactions by emoji in the order of their first use, the users in theirs
 */
public record Overlay(
    @JsonProperty("t") @Nullable String text,
    @JsonProperty("e") @Nullable Long editedTime,
    @JsonProperty("d") boolean deleted,
    @JsonProperty("r") List<Reaction> reactions) {

  /** What is missing in JSON is empty. */
  public Overlay {
    reactions = reactions == null ? List.of() : reactions;
  }

  /** One emoji and who reacted with it. */
  public record Reaction(@JsonProperty("x") String emoji, @JsonProperty("u") List<Long> users) {}

  public static Overlay parse(byte[] json) {
    return Codec.decode(json, Overlay.class);
  }

  /** The message's entry as it is now. */
  Entry over(Entry entry) {
    if (deleted) {
      return entry.withoutText();
    }
    return text == null ? entry : entry.edited(text);
  }

  /** The reactions by users' IDs; users that are gone are left out, and so is an empty emoji. */
  public Map<String, List<String>> reactionsBy(EntryContext names) {
    Map<String, List<String>> byEmoji = new LinkedHashMap<>();
    for (Reaction reaction : reactions) {
      List<String> ids =
          reaction.users().stream()
              .map(names::userId)
              .filter(Objects::nonNull)
              .map(String::valueOf)
              .toList();
      if (!ids.isEmpty()) {
        byEmoji.put(reaction.emoji(), ids);
      }
    }
    return byEmoji;
  }
}
