/** Numbers of users and rooms, and the counters that numbers and IDs come from. */
@NullMarked
package chat.scrp.services.directory;

import org.jspecify.annotations.NullMarked;
