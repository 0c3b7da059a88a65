/** Tests of this package on a real Redis. */
@NullMarked
package chat.scrp.services.message;

import org.jspecify.annotations.NullMarked;
