/** Tests of this package on a real Redis. */
@NullMarked
package chat.scrp.services.room;

import org.jspecify.annotations.NullMarked;
