/** Sockets in front, the event bus behind: what every client talks to. */
@NullMarked
package chat.scrp.gateway;

import org.jspecify.annotations.NullMarked;
