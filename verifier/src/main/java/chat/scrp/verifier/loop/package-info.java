/** One thread for many sockets and timers. */
@NullMarked
package chat.scrp.verifier.loop;

import org.jspecify.annotations.NullMarked;
