@NullMarked
package chat.scrp.services.redis;

import org.jspecify.annotations.NullMarked;
