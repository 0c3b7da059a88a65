/** Fuzz tests of the configuration. */
@NullMarked
package chat.scrp.server.config;

import org.jspecify.annotations.NullMarked;
