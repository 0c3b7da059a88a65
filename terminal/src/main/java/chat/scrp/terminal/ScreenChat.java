package chat.scrp.terminal;

import chat.scrp.terminal.chat.Chat;
import chat.scrp.terminal.chat.Loop;
import chat.scrp.terminal.command.Commands;
import chat.scrp.terminal.input.Key;
import chat.scrp.terminal.input.Keys;
import chat.scrp.terminal.screen.Screen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** Runs a chat on the whole screen of a terminal. */
final class ScreenChat {
  private final Terminal terminal;
  private final Screen screen;
  private final Loop loop;

  ScreenChat(Terminal terminal, Screen screen, Loop loop) {
    this.terminal = terminal;
    this.screen = screen;
    this.loop = loop;
  }

  int run(Chat chat, @Nullable String to) throws InterruptedException {
    Attributes before = terminal.enterRawMode();
    Attributes raw = new Attributes(terminal.getAttributes());
    raw.setLocalFlags(EnumSet.of(LocalFlag.ISIG), false);
    terminal.setAttributes(raw);
    terminal.handle(Terminal.Signal.WINCH, signal -> loop.post(screen::resized));
    Thread restore = new Thread(() -> restore(before), "restore-terminal");
    Runtime.getRuntime().addShutdownHook(restore);
    screen.begin(chat);
    welcome(chat);
    if (to != null) {
      chat.open(chat.conversation(Commands.target(to)));
    }
    Thread reader = new Thread(this::read, "keys");
    reader.setDaemon(true);
    reader.start();
    try {
      return loop.run(screen::settled);
    } finally {
      Runtime.getRuntime().removeShutdownHook(restore);
      restore(before);
    }
  }

  private void restore(Attributes before) {
    screen.end();
    terminal.setAttributes(before);
  }

  private void read() {
    Keys keys = new Keys(terminal.reader());
    try {
      Key key = keys.next();
      while (key.kind() != Key.Kind.OVER) {
        Key pressed = key;
        loop.post(() -> screen.press(pressed));
        key = keys.next();
      }
      loop.end(0);
    } catch (IOException | UncheckedIOException e) {
      loop.end(1);
    }
  }

  private static void welcome(Chat chat) {
    chat.note("Welcome, " + chat.me() + ".");
    chat.note("");
    chat.note("  /friend USER     ask somebody to be friends");
    chat.note("  /join ROOM       enter a room");
    chat.note("  /room ROOM       create one");
    chat.note("  /find WORDS      look for people and rooms");
    chat.note("  /help            everything else");
    chat.note("");
    chat.note("Ctrl-N, Ctrl-P: next, previous in the list. Tab: complete.");
    chat.note("Ctrl-D: leave.");
  }
}
