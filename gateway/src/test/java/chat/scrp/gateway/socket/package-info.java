/** The rules of socket without sockets. */
@NullMarked
package chat.scrp.gateway.socket;

import org.jspecify.annotations.NullMarked;
