/** The wire contract of SCRP: methods, pushes, error numbers, validation rules and JSON. */
@NullMarked
package chat.scrp.protocol;

import org.jspecify.annotations.NullMarked;
