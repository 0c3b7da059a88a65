package chat.scrp.client;

import chat.scrp.protocol.ServerFrame;
import chat.scrp.protocol.model.LogOffReason;
import chat.scrp.protocol.model.MessageObject;
import chat.scrp.protocol.model.Target;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Is told what happens. Every method is called on the event loop of the client, one after the
 * other, and must not block. What it throws is logged and goes no further.
 */
public interface ScrpListener {

  /**
   * A push came. It is handed on in the order in which the server wrote it, duplicates included.
   * Where the client acknowledges pushes, it does so after this returned.
   */
  default void onPush(ServerFrame.Push push) {}

  /**
   * There is a new message of somebody else, or of another connection of the same user. Each
   * message comes once, in the order of the conversation and without holes: what was missed is
   * fetched first.
   *
   * @param conversation the room, or the other user of a private conversation
   * @param message the message
   */
  default void onMessage(Target conversation, MessageObject message) {}

  /**
   * An attempt to connect failed, or the connection was lost. Comes before {@link #onState}.
   *
   * @param why what happened, for people
   * @param retryIn after how long the next attempt is made; null where there will be none
   */
  default void onConnectionLost(String why, @Nullable Duration retryIn) {}

  /** The client has come into another state. */
  default void onState(ClientState state) {}

  /**
   * The session was resumed, or there is a newer token of it: what to keep in order to resume it
   * later.
   */
  default void onSession(SavedSession session) {}

  /** The server logged this connection off. The session is not resumed any more. */
  default void onLoggedOff(LogOffReason reason) {}

  /**
   * The store of the server came back with less than it had: every message and number kept so far
   * is void.
   */
  default void onStoreReset(String storeEpoch) {}
}
