/** Text of others, made safe and fit for a terminal. */
@NullMarked
package chat.scrp.terminal.text;

import org.jspecify.annotations.NullMarked;
