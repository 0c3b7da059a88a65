/** What happened in a run: the raw frames of every connection and the disturbances, in order. */
@NullMarked
package chat.scrp.verifier.history;

import org.jspecify.annotations.NullMarked;
