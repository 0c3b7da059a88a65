/** The web page. */
@NullMarked
package chat.scrp.gateway.web;

import org.jspecify.annotations.NullMarked;
