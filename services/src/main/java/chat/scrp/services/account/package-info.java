/** The end of a user: what it leaves in every other part. */
@NullMarked
package chat.scrp.services.account;

import org.jspecify.annotations.NullMarked;
