@NullMarked
package chat.scrp.services.password;

import org.jspecify.annotations.NullMarked;
