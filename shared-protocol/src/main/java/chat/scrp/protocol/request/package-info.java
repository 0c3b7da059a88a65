/** The requests of SCRP, one record per method, with fields named as on the wire. */
@NullMarked
package chat.scrp.protocol.request;

import org.jspecify.annotations.NullMarked;
