/** How requests reach handlers, and how answers and errors leave them. */
@NullMarked
package chat.scrp.services.dispatch;

import org.jspecify.annotations.NullMarked;
