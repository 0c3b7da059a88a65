/** The runnable server: main, wiring, start and shutdown. */
@NullMarked
package chat.scrp.server;

import org.jspecify.annotations.NullMarked;
