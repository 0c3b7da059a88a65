/** The state of the chat as a person sees it, kept equal to the server's; on one thread. */
@NullMarked
package chat.scrp.terminal.chat;

import org.jspecify.annotations.NullMarked;
