package chat.scrp.terminal;

import chat.scrp.protocol.model.MessageObject;
import chat.scrp.terminal.chat.Chat;
import chat.scrp.terminal.chat.Conversation;
import chat.scrp.terminal.chat.Item;
import chat.scrp.terminal.chat.View;
import chat.scrp.terminal.text.SafeText;
import chat.scrp.terminal.text.Times;
import java.io.Console;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A chat as lines, for pipes, scripts, screen readers and terminals that can do no more. A message
 * is a line that begins with its time; the lines of its text behind the first are indented, so that
 * nobody can write a line that looks like another's.
 */
final class Lines implements View {
  private final PrintStream out;
  private final PrintStream errors;
  private final @Nullable Console console;
  private @Nullable String me;

  Lines(PrintStream out, PrintStream errors, @Nullable Console console) {
    this.out = out;
    this.errors = errors;
    this.console = console;
  }

  void begin(Chat chat) {
    me = chat.me();
  }

  @Override
  public boolean showsHistory() {
    return false;
  }

  @Override
  public void said(Conversation conversation, MessageObject message) {
    List<String> lines = SafeText.lines(message.deleted() ? "(deleted)" : message.text());
    String sender = message.senderId() == null ? "(deleted)" : message.senderId();
    String where = conversation.isRoom() ? conversation.name() + " " : other(conversation, sender);
    out.println(Times.dayAndTime(message.time()) + " " + where + sender + ": " + lines.get(0));
    lines.stream().skip(1).forEach(line -> out.println("    " + line));
    out.flush();
  }

  /** In a conversation with a friend, what the user sent from elsewhere names the friend. */
  private String other(Conversation conversation, String sender) {
    return Objects.equals(me, sender) ? conversation.name() + " " : "";
  }

  @Override
  public void line(Conversation conversation, Item.Kind kind, String text) {
    if (kind == Item.Kind.ERROR) {
      errors.println(text);
    } else {
      String where =
          conversation.isRoom() && kind == Item.Kind.EVENT ? conversation.name() + " " : "";
      out.println("-- " + where + text);
      out.flush();
    }
  }

  @Override
  public void opened(Conversation conversation) {
    if (console != null) {
      out.println("-- You are in " + conversation.name() + ".");
      out.flush();
    }
  }

  @Override
  public void linked(String state) {
    if (!state.isEmpty()) {
      errors.println(state);
    }
  }

  @Override
  public void askSecret(String question, Consumer<String> answer) {
    Console person = console;
    char[] typed = person == null ? null : person.readPassword("%s: ", question);
    if (typed == null) {
      errors.println(question + ": there is no terminal to ask in");
    } else {
      answer.accept(new String(typed));
    }
  }

  @Override
  public void ask(String question, Consumer<String> answer) {
    Console person = console;
    String typed = person == null ? null : person.readLine("%s: ", question);
    if (typed == null) {
      errors.println(question + ": there is no terminal to ask in");
    } else {
      answer.accept(typed);
    }
  }

  @Override
  public void suggest(String text) {
    out.println("-- " + text);
  }
}
