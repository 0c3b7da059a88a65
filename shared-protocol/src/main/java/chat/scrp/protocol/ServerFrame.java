package chat.scrp.protocol;

import org.jspecify.annotations.Nullable;

/** What a frame of the server turned out to be: a {@link Response} or a {@link Push}. */
public sealed interface ServerFrame permits ServerFrame.Response, ServerFrame.Push {

  /**
   * A response.
   *
   * @param respId the number of the request that it answers, or null where the server could not
   *     read one
   * @param errorNumber the number of {@code err}, also where this version does not know it
   * @param body its other fields, to be read as the method's record
   */
  record Response(@Nullable Long respId, int errorNumber, Body body) implements ServerFrame {
    /** The error, {@link ErrorCode#UNKNOWN} for a number that this version does not know. */
    public ErrorCode error() {
      return ErrorCode.of(errorNumber);
    }
  }

  /**
   * A push.
   *
   * @param pushId its number, or null for an ephemeral one
   * @param methodName its name on the wire
   * @param time when it happened, in seconds
   * @param push its fields, or null for a push that this version does not know
   */
  record Push(@Nullable Long pushId, String methodName, long time, @Nullable ScrpPush push)
      implements ServerFrame {}

  /** The fields of a response, not yet read. */
  interface Body {
    /**
     * Reads the fields.
     *
     * @throws MalformedFrameException where they do not fit the type
     */
    <T> T as(Class<T> type);
  }
}
