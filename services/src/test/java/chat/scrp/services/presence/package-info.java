@NullMarked
package chat.scrp.services.presence;

import org.jspecify.annotations.NullMarked;
