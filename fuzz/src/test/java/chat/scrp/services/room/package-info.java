/** Doors to what the fuzz tests call. */
@NullMarked
package chat.scrp.services.room;

import org.jspecify.annotations.NullMarked;
