/** Fuzz tests of what the services read. */
@NullMarked
package chat.scrp.services.fuzz;

import org.jspecify.annotations.NullMarked;
