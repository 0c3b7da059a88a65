/** The gateway against scripted services. */
@NullMarked
package chat.scrp.gateway;

import org.jspecify.annotations.NullMarked;
