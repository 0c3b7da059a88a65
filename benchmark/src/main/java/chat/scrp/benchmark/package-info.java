/** Measures what a delivery costs, and checks what it receives while it measures. */
@NullMarked
package chat.scrp.benchmark;

import org.jspecify.annotations.NullMarked;
