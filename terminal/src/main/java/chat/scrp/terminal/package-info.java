/** A client of SCRP for people and scripts in a terminal. */
@NullMarked
package chat.scrp.terminal;

import org.jspecify.annotations.NullMarked;
