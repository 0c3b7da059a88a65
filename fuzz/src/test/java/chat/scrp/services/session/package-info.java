/** Doors to what the fuzz tests call. */
@NullMarked
package chat.scrp.services.session;

import org.jspecify.annotations.NullMarked;
