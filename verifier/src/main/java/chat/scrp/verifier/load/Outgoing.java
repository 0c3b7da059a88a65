package chat.scrp.verifier.load;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A message that a user wants to send.
 *
 * @param method the method that sends it
 * @param fields its fields, the client_message_id among them
 * @param givesUp whether a failed attempt is the last
 */
record Outgoing(String method, ObjectNode fields, boolean givesUp) {}
