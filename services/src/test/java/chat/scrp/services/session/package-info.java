@NullMarked
package chat.scrp.services.session;

import org.jspecify.annotations.NullMarked;
