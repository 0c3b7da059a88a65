/** The embedded Redis: a real redis-server that this process starts, watches and stops. */
@NullMarked
package chat.scrp.server.redis;

import org.jspecify.annotations.NullMarked;
