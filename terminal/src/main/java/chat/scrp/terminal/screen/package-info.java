/** The picture: who is there, what was said, and the line that is being typed. */
@NullMarked
package chat.scrp.terminal.screen;

import org.jspecify.annotations.NullMarked;
