/** Small clients of the three framings that record each frame before anyone looks at it. */
@NullMarked
package chat.scrp.verifier.wire;

import org.jspecify.annotations.NullMarked;
