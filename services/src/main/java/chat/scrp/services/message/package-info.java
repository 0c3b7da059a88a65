/** The methods about messages: sending, reading, marking, changing. */
@NullMarked
package chat.scrp.services.message;

import org.jspecify.annotations.NullMarked;
