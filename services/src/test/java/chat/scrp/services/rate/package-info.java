@NullMarked
package chat.scrp.services.rate;

import org.jspecify.annotations.NullMarked;
