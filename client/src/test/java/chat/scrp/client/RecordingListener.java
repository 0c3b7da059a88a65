package chat.scrp.client;

import chat.scrp.protocol.ServerFrame;
import chat.scrp.protocol.model.LogOffReason;
import chat.scrp.protocol.model.MessageObject;
import chat.scrp.protocol.model.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what it is told, as words. */
final class RecordingListener implements ScrpListener {
  final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  final BlockingQueue<String> pushes = new LinkedBlockingQueue<>();
  final BlockingQueue<String> events = new LinkedBlockingQueue<>();

  @Override
  public void onPush(ServerFrame.Push push) {
    pushes.add(push.methodName() + " " + push.pushId());
  }

  @Override
  public void onMessage(Target conversation, MessageObject message) {
    String where =
        conversation.roomId() == null ? "@" + conversation.userId() : "#" + conversation.roomId();
    messages.add(where + " " + message.seq() + " " + message.text());
  }

  @Override
  public void onState(ClientState state) {
    events.add(state.name());
  }

  @Override
  public void onSession(SavedSession session) {
    events.add("session " + session.sessionToken());
  }

  @Override
  public void onLoggedOff(LogOffReason reason) {
    events.add("off " + reason);
  }

  @Override
  public void onStoreReset(String storeEpoch) {
    events.add("epoch " + storeEpoch);
  }

  /** The next words of a queue, waited for. */
  static List<String> next(BlockingQueue<String> queue, int count) throws InterruptedException {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String word = queue.poll(10, TimeUnit.SECONDS);
      words.add(word == null ? "nothing came" : word);
    }
    return words;
  }
}
