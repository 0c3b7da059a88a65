package chat.scrp.verifier.check;

import org.jspecify.annotations.Nullable;

/**
 * An attempt to edit or delete a message.
 *
 * @param text the new text; null for a deletion
 * @param sentAt when it was asked for
 * @param effectEnd until when it may have taken effect
 * @param done whether it was answered 900
 */
record MessageChange(@Nullable String text, long sentAt, long effectEnd, boolean done) {
  boolean isDeletion() {
    return text == null;
  }
}
