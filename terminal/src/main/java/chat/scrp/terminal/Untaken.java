package chat.scrp.terminal;

import chat.scrp.protocol.ServerFrame;
import java.util.concurrent.Flow;

/** Takes nothing, so that nothing is acknowledged: what waits for the user goes on waiting. */
final class Untaken implements Flow.Subscriber<ServerFrame.Push> {
  @Override
  public void onSubscribe(Flow.Subscription subscription) {}

  @Override
  public void onNext(ServerFrame.Push push) {}

  @Override
  public void onError(Throwable cause) {}

  @Override
  public void onComplete() {}
}
