/** Sessions: log-ins of users, their tokens and their connections. */
@NullMarked
package chat.scrp.services.session;

import org.jspecify.annotations.NullMarked;
