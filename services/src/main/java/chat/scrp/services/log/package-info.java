/** Conversations as logs: entries, cursors, marks, and what is published. */
@NullMarked
package chat.scrp.services.log;

import org.jspecify.annotations.NullMarked;
