package chat.scrp.client;

import chat.scrp.protocol.request.GetServerInfo;
import chat.scrp.protocol.request.GetTime;
import chat.scrp.protocol.request.SetClientInfo;
import chat.scrp.protocol.response.Done;
import chat.scrp.protocol.response.GetServerInfoResponse;
import chat.scrp.protocol.response.GetTimeResponse;
import java.util.concurrent.CompletionStage;

/**
 * What can be asked of the server itself, with and without a login. From {@link
 * ScrpClient#server()}.
 *
 * <p>Every call fails with {@link ScrpException} where the server answers an error, and with {@link
 * NoAnswerException} where it does not answer.
 */
public final class ServerCalls {
  private final ScrpClient client;

  ServerCalls(ScrpClient client) {
    this.client = client;
  }

  /** Asks for the time of the server, in seconds since the epoch (GET_TIME). */
  public CompletionStage<GetTimeResponse> time() {
    return client.call(new GetTime());
  }

  /** Asks for the properties and statistics of the server (GET_SERVER_INFO). */
  public CompletionStage<GetServerInfoResponse> info() {
    return client.call(new GetServerInfo());
  }

  /**
   * Says what program this is, which the user sees in its list of sessions. Before the log-in, so
   * that the session has it (SET_CLIENT_INFO).
   *
   * @param clientNickname up to 32 code points
   * @param clientVersion up to 16 printable ASCII characters
   * @param clientDescription up to 256 code points
   */
  public CompletionStage<Done> introduce(
      String clientNickname, String clientVersion, String clientDescription) {
    return client.call(
        new SetClientInfo(clientNickname, clientVersion, clientDescription, null, null));
  }
}
