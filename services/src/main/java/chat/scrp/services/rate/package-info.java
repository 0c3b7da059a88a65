/** How much of the server one user, or one address, may have in a while; shared by all replicas. */
@NullMarked
package chat.scrp.services.rate;

import org.jspecify.annotations.NullMarked;
