package chat.scrp.terminal.chat;

import chat.scrp.client.ClientState;
import chat.scrp.client.ReceivedMessage;
import chat.scrp.client.ScrpClient;
import chat.scrp.client.ScrpListener;
import chat.scrp.protocol.ServerFrame;
import chat.scrp.protocol.model.LogOffReason;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Connects a chat to its client: what the network tells goes to the thread of the loop, one item at
 * a time, so that a terminal that is slow slows the server down and not the memory up.
 */
public final class Linked implements ScrpListener {
  private final Loop loop;
  private @Nullable Chat chat;
  private @Nullable History history;
  private @Nullable Updates updates;
  private final CompletableFuture<String> firstFailure = new CompletableFuture<>();
  private String why = "";

  /** A listener for the client of a chat that comes later. */
  public Linked(Loop loop) {
    this.loop = loop;
  }

  /** Ends when a connection fails or is lost for the first time, with the reason. */
  public CompletableFuture<String> firstFailure() {
    return firstFailure;
  }

  /** Takes what the server pushes; before the log-in, so that nothing is missed. */
  public void subscribe(ScrpClient client) {
    client.pushes().subscribe(new OneByOne<ServerFrame.Push>(loop, this::push));
    client.received().subscribe(new OneByOne<ReceivedMessage>(loop, this::message));
  }

  /** The user is logged in: from now on the chat is kept up to date. */
  public void start(Chat newChat) {
    chat = newChat;
    history = new History(newChat);
    updates = new Updates(newChat);
  }

  private void push(ServerFrame.Push push) {
    if (updates != null) {
      guard(updates::push, push);
    }
  }

  private void message(ReceivedMessage message) {
    if (updates != null) {
      guard(updates::message, message);
    }
  }

  /** What a server of another version says must not end the chat. */
  private <T> void guard(Consumer<T> taker, T item) {
    try {
      taker.accept(item);
    } catch (RuntimeException e) {
      if (chat != null) {
        chat.error(chat.home(), "The server said something that cannot be shown: " + e);
      }
    }
  }

  @Override
  public void onState(ClientState state) {
    loop.post(() -> state(state));
  }

  private void state(ClientState state) {
    if (chat == null || history == null) {
      return;
    }
    if (state == ClientState.LOGGED_IN) {
      chat.view().linked("");
      history.loadLists();
    } else if (state == ClientState.CONNECTING && !why.isEmpty()) {
      chat.view().linked("Connection lost (" + why + "): trying again now");
    }
  }

  @Override
  public void onConnectionLost(String cause, @Nullable Duration retryIn) {
    firstFailure.complete(cause);
    loop.post(
        () -> {
          why = cause;
          if (chat != null && retryIn != null) {
            double seconds = retryIn.toMillis() / 1000.0;
            String when = String.format(Locale.ROOT, "%.0f s", Math.ceil(seconds));
            chat.view().linked("Connection lost (" + cause + "): trying again in " + when);
          }
        });
  }

  @Override
  public void onLoggedOff(LogOffReason reason) {
    loop.post(
        () -> {
          if (chat != null) {
            chat.view().linked("Logged off: " + words(reason));
            loop.end(1);
          }
        });
  }

  private static String words(LogOffReason reason) {
    return switch (reason) {
      case TOO_MANY_SESSIONS -> "you logged in in too many other places";
      case TOO_MANY_CONNECTIONS -> "the session has too many connections";
      case PASSWORD_CHANGED -> "the password was changed elsewhere";
      case USER_DELETED -> "the account was deleted";
      case SESSION_ENDED -> "the session was ended";
    };
  }

  @Override
  public void onStoreReset(String storeEpoch) {
    loop.post(
        () -> {
          if (history != null) {
            history.reset();
          }
        });
  }

  private static final class OneByOne<T> implements Flow.Subscriber<T> {
    private final Loop loop;
    private final Consumer<T> taker;
    private Flow.@Nullable Subscription subscription;

    OneByOne(Loop loop, Consumer<T> taker) {
      this.loop = loop;
      this.taker = taker;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      given.request(1);
    }

    @Override
    public void onNext(T item) {
      loop.post(
          () -> {
            taker.accept(item);
            if (subscription != null) {
              subscription.request(1);
            }
          });
    }

    @Override
    public void onError(Throwable cause) {
      loop.end(1);
    }

    @Override
    public void onComplete() {}
  }
}
