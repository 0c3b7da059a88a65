@NullMarked
package chat.scrp.services.directory;

import org.jspecify.annotations.NullMarked;
