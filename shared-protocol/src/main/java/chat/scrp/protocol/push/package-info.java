/** The pushes of SCRP 1.0, section 6, one record per push. */
@NullMarked
package chat.scrp.protocol.push;

import org.jspecify.annotations.NullMarked;
