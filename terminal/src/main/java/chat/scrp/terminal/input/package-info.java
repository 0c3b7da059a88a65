/** Keys, the line that is being typed, and its completion. */
@NullMarked
package chat.scrp.terminal.input;

import org.jspecify.annotations.NullMarked;
