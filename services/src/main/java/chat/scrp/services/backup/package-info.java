/** Copying a whole store out of a Redis and into another. */
@NullMarked
package chat.scrp.services.backup;

import org.jspecify.annotations.NullMarked;
