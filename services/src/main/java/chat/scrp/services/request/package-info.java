/** Requests of all kinds, decided by their ID. */
@NullMarked
package chat.scrp.services.request;

import org.jspecify.annotations.NullMarked;
