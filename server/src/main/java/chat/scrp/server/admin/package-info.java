/** The commands of operators, as a client of a server's management port. */
@NullMarked
package chat.scrp.server.admin;

import org.jspecify.annotations.NullMarked;
