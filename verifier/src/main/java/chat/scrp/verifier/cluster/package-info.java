/** The processes of a run, and what disturbs them. */
@NullMarked
package chat.scrp.verifier.cluster;

import org.jspecify.annotations.NullMarked;
