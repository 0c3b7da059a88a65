/** The methods about rooms, their members, requests, bans and invitations. */
@NullMarked
package chat.scrp.services.room;

import org.jspecify.annotations.NullMarked;
