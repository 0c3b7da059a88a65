/** The objects and enumerations that requests, responses and pushes are made of. */
@NullMarked
package chat.scrp.protocol.model;

import org.jspecify.annotations.NullMarked;
