/**
 * The configuration: every key, where its value comes from, and the checked records built of it.
 */
@NullMarked
package chat.scrp.server.config;

import org.jspecify.annotations.NullMarked;
