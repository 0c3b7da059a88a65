/** What the black-box tests drive the server with: processes, sockets, users. */
@NullMarked
package chat.scrp.systemtests.harness;

import org.jspecify.annotations.NullMarked;
