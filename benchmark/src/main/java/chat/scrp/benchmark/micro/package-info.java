/** What runs for every message, measured alone with JMH. */
@NullMarked
package chat.scrp.benchmark.micro;

import org.jspecify.annotations.NullMarked;
