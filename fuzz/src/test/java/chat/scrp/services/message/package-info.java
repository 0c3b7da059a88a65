/** Doors to what the fuzz tests call. */
@NullMarked
package chat.scrp.services.message;

import org.jspecify.annotations.NullMarked;
