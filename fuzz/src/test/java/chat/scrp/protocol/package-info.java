/** Fuzz tests of the codec and the rules of strings. */
@NullMarked
package chat.scrp.protocol;

import org.jspecify.annotations.NullMarked;
