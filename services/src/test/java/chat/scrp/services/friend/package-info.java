@NullMarked
package chat.scrp.services.friend;

import org.jspecify.annotations.NullMarked;
