package chat.scrp.gateway.dispatch;

import chat.scrp.gateway.push.PushReceiver;
import chat.scrp.services.dispatch.ClientInfo;
import chat.scrp.services.dispatch.Origin;
import org.jspecify.annotations.Nullable;

/** The connection that requests come from, as dispatching sees it. */
public interface Client extends PushReceiver {

  /** Where requests of this connection come from, with the given information of the client. */
  Origin origin(@Nullable ClientInfo info);

  /** What SET_CLIENT_INFO said, or null. */
  @Nullable ClientInfo clientInfo();

  void clientInfo(ClientInfo info);

  SessionState session();

  void session(SessionState state);

  RequestQueue requests();

  RequestRate rate();

  /** False once the peer is gone. */
  boolean isOpen();

  /** Says no more than what is queued, and closes. */
  void closeAfterAnswers(CloseReason reason);
}
