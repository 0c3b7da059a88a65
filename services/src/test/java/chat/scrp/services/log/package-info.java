/** Tests of conversations as logs. */
@NullMarked
package chat.scrp.services.log;

import org.jspecify.annotations.NullMarked;
