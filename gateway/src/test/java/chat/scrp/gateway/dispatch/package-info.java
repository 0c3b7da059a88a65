/** The rules of dispatch without sockets. */
@NullMarked
package chat.scrp.gateway.dispatch;

import org.jspecify.annotations.NullMarked;
