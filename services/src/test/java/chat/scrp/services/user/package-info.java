@NullMarked
package chat.scrp.services.user;

import org.jspecify.annotations.NullMarked;
