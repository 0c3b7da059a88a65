/** Tests of this package on a real Redis. */
@NullMarked
package chat.scrp.services.search;

import org.jspecify.annotations.NullMarked;
