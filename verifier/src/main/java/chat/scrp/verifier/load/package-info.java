/** The users of a run: what they do and when, and how a good client does it. */
@NullMarked
package chat.scrp.verifier.load;

import org.jspecify.annotations.NullMarked;
