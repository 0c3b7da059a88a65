@NullMarked
package chat.scrp.services.stats;

import org.jspecify.annotations.NullMarked;
