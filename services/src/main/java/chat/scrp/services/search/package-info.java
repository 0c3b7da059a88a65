/** Finding users and rooms by the beginnings of words. */
@NullMarked
package chat.scrp.services.search;

import org.jspecify.annotations.NullMarked;
