/** Decides from a history alone whether the promises of the contract were kept. */
@NullMarked
package chat.scrp.verifier.check;

import org.jspecify.annotations.NullMarked;
