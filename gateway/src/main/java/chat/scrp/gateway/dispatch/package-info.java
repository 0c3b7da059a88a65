/** From a frame to a service and back, in the order that a connection may rely on. */
@NullMarked
package chat.scrp.gateway.dispatch;

import org.jspecify.annotations.NullMarked;
