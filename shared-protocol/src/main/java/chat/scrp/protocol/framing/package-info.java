/** Framings that carry SCRP over a byte stream. */
@NullMarked
package chat.scrp.protocol.framing;

import org.jspecify.annotations.NullMarked;
