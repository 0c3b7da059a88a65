/** A real Redis for the tests of every module. */
@NullMarked
package chat.scrp.services.testing;

import org.jspecify.annotations.NullMarked;
