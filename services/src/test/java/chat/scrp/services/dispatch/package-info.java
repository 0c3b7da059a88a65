@NullMarked
package chat.scrp.services.dispatch;

import org.jspecify.annotations.NullMarked;
