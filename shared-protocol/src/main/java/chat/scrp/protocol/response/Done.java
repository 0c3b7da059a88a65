package chat.scrp.protocol.response;

import chat.scrp.protocol.ScrpResponse;

/** A response without fields of its own. */
public record Done() implements ScrpResponse {}
