package chat.scrp.services.log;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.services.dispatch.Gone;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.redis.Reply;
import io.vertx.redis.client.Response;

/** What scripts of conversations answer: a result, or a single number. */
public final class ScriptAnswer {
  private static final long GONE = -1;

  private ScriptAnswer() {}

  /**
   * Passes a result (and 900) on.
   *
   * @throws ScrpError for another error number of the contract
   * @throws Gone when the number that the script was given belongs to nobody any more
   */
  public static Response checked(Response answer) {
    if (!Reply.isNumber(answer)) {
      return answer;
    }
    long number = Reply.number(answer);
    if (number == GONE) {
      throw new Gone();
    }
    if (number != ErrorCode.SUCCESS.number()) {
      throw new ScrpError(ErrorCode.of((int) number));
    }
    return answer;
  }
}
