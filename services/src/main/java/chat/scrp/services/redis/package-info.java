/** The connections to Redis and the scripts that run there. */
@NullMarked
package chat.scrp.services.redis;

import org.jspecify.annotations.NullMarked;
