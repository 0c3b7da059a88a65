package chat.scrp.protocol;

/** The fields of one response, besides resp_id and err. */
public interface ScrpResponse {}
