package chat.scrp.terminal;

import chat.scrp.terminal.chat.Chat;
import chat.scrp.terminal.chat.Loop;
import chat.scrp.terminal.command.Commands;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Takes lines from the input, and sends each to one conversation or does what it says. A line waits
 * until the one before it is done, so that scripts can rely on it.
 */
final class LineChat {
  private static final int MAX_WAITING = 100;

  private final Chat chat;
  private final Loop loop;
  private final BufferedReader input;
  private final @Nullable String to;
  private final boolean listen;
  private final boolean commands;
  private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(MAX_WAITING);
  private volatile boolean ended;

  LineChat(
      Chat chat,
      Loop loop,
      BufferedReader input,
      @Nullable String to,
      boolean listen,
      boolean commands) {
    this.chat = chat;
    this.loop = loop;
    this.input = input;
    this.to = to;
    this.listen = listen;
    this.commands = commands;
  }

  /** Runs until the input has ended and everything is answered; answers the status. */
  int run() throws InterruptedException {
    if (to != null) {
      chat.open(chat.conversation(Commands.target(to)));
    }
    Thread reader = new Thread(this::read, "input");
    reader.setDaemon(true);
    reader.start();
    return loop.run(this::settled);
  }

  private void read() {
    try {
      String line = input.readLine();
      while (line != null) {
        lines.put(line);
        loop.post(() -> {});
        line = input.readLine();
      }
    } catch (IOException e) {
      loop.post(() -> chat.error(chat.home(), "The input cannot be read: " + e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ended = true;
    loop.post(() -> {});
  }

  /** Nothing happens now: takes the next line, or ends behind the last one. */
  private void settled() {
    // Asked for in this order: what came before the end is there then.
    boolean over = ended && !listen;
    while (chat.idle()) {
      String line = lines.poll();
      if (line == null) {
        if (over) {
          loop.end(chat.unsent() > 0 ? 1 : 0);
        }
        return;
      }
      take(line);
    }
  }

  private void take(String line) {
    if (commands) {
      Commands.run(chat, line);
    } else if (!line.isBlank()) {
      chat.sayPatiently(chat.current(), line);
    }
  }
}
