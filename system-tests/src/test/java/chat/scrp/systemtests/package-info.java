/** Black-box tests of the wire contract, against the runnable jar as a process of its own. */
@NullMarked
package chat.scrp.systemtests;

import org.jspecify.annotations.NullMarked;
