/** {@code ./scrp doctor}: looks at a running installation, and says what is not as it should be. */
@NullMarked
package chat.scrp.server.doctor;

import org.jspecify.annotations.NullMarked;
