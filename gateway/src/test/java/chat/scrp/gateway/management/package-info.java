@NullMarked
package chat.scrp.gateway.management;

import org.jspecify.annotations.NullMarked;
