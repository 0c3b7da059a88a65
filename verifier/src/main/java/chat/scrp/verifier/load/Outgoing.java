package chat.scrp.verifier.load;

import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.model.Target;

/**
 * A message that a user wants to send.
 *
 * @param target the conversation
 * @param text what is said, like nothing else
 * @param request sends it, under a client_message_id
 * @param givesUp whether the first attempt is the last
 */
record Outgoing(Target target, String text, ScrpRequest request, boolean givesUp) {}
