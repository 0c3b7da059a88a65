/** What operators may do, by the management port. */
@NullMarked
package chat.scrp.services.admin;

import org.jspecify.annotations.NullMarked;
