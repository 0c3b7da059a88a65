/** What can be typed after a slash. */
@NullMarked
package chat.scrp.terminal.command;

import org.jspecify.annotations.NullMarked;
