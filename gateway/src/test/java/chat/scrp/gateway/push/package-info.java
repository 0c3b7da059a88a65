/** Delivery against a scripted log, in schedules that lose, double and delay publishes. */
@NullMarked
package chat.scrp.gateway.push;

import org.jspecify.annotations.NullMarked;
