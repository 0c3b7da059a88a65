@NullMarked
package chat.scrp.services;

import org.jspecify.annotations.NullMarked;
