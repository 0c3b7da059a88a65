/** Friendship of two users: asking, deciding, ending, blocking. */
@NullMarked
package chat.scrp.services.friend;

import org.jspecify.annotations.NullMarked;
