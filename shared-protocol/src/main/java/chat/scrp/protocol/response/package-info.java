/** The fields of successful responses, one record per shape. */
@NullMarked
package chat.scrp.protocol.response;

import org.jspecify.annotations.NullMarked;
