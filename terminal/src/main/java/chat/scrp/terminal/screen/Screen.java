package chat.scrp.terminal.screen;

import chat.scrp.protocol.model.MessageObject;
import chat.scrp.terminal.chat.Chat;
import chat.scrp.terminal.chat.Conversation;
import chat.scrp.terminal.chat.Item;
import chat.scrp.terminal.chat.Loop;
import chat.scrp.terminal.chat.View;
import chat.scrp.terminal.command.Commands;
import chat.scrp.terminal.input.Completion;
import chat.scrp.terminal.input.Editor;
import chat.scrp.terminal.input.Key;
import chat.scrp.terminal.screen.Painter.Part;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/** The whole screen of a terminal: conversations, what was said, and the line that is typed. */
public final class Screen implements View {
  private static final int SIDEBAR_FROM = 60;
  private static final int MEMBERS_FROM = 112;

  private final Terminal terminal;
  private final Loop loop;
  private final Painter painter;
  private final Editor editor = new Editor();
  private final Deque<Question> questions = new ArrayDeque<>();
  private final String server;
  private @Nullable Chat chat;
  private @Nullable Talk talk;
  private @Nullable Sidebar sidebar;
  private @Nullable Members members;
  private @Nullable Bars bars;
  private @Nullable Completion completion;
  private String link = "";
  private String draft = "";

  /**
   * How many rows the talk is scrolled up, from which item on: what comes meanwhile stays below.
   */
  private int scrolled;

  private @Nullable Item anchor;
  private int height;
  private boolean quitting;

  /** Something that the person is asked. */
  private record Question(String words, boolean secret, Consumer<String> answer) {}

  /** A screen on a terminal in raw mode. */
  public Screen(Terminal terminal, Loop loop, boolean colours, String server) {
    this.terminal = terminal;
    this.loop = loop;
    this.server = server;
    this.painter = new Painter(terminal, colours);
  }

  /** Shows a chat from now on. */
  public void begin(Chat newChat) {
    chat = newChat;
    talk = new Talk(newChat);
    sidebar = new Sidebar(newChat);
    members = new Members(newChat);
    bars = new Bars(newChat, server);
    completion = new Completion(newChat);
    painter.begin();
  }

  /** Gives the terminal back; says why, where that is not known. */
  public void end() {
    painter.end();
    if (!link.isEmpty()) {
      terminal.writer().println(link);
      terminal.flush();
    }
  }

  /** Paints everything anew: the terminal has another size. */
  public void resized() {
    painter.redraw();
    settled();
  }

  // ---- what the chat tells

  @Override
  public boolean showsHistory() {
    return true;
  }

  @Override
  public void said(Conversation conversation, MessageObject message) {
    Chat shown = Objects.requireNonNull(chat);
    boolean own = shown.me().equals(message.senderId());
    boolean forMe =
        !conversation.isRoom() || Objects.requireNonNull(talk).mentionsMe(message.text());
    if (!own && forMe) {
      painter.bell();
    }
  }

  @Override
  public void line(Conversation conversation, Item.Kind kind, String text) {
    if (kind != Item.Kind.EVENT && chat != null && conversation == chat.current()) {
      scrolled = 0;
    }
  }

  @Override
  public void opened(Conversation conversation) {
    scrolled = 0;
  }

  @Override
  public void linked(String state) {
    link = state;
  }

  @Override
  public void askSecret(String question, Consumer<String> answer) {
    ask(new Question(question, true, answer));
  }

  @Override
  public void ask(String question, Consumer<String> answer) {
    ask(new Question(question, false, answer));
  }

  private void ask(Question question) {
    if (questions.isEmpty()) {
      draft = editor.takeSecretly();
    }
    questions.add(question);
  }

  @Override
  public void suggest(String text) {
    editor.set(text);
  }

  // ---- keys

  /** A key was pressed. */
  public void press(Key key) {
    Chat shown = Objects.requireNonNull(chat);
    Completion completing = Objects.requireNonNull(completion);
    boolean again = quitting && key.kind() == Key.Kind.INTERRUPT;
    quitting = false;
    if (key.kind() != Key.Kind.TAB && key.kind() != Key.Kind.BACK_TAB) {
      completing.over();
    }
    switch (key.kind()) {
      case ENTER -> enter(shown);
      case TAB -> complete(completing, 1);
      case BACK_TAB -> complete(completing, -1);
      case PAGE_UP -> scroll(Math.max(1, height - 2));
      case PAGE_DOWN -> scroll(-Math.max(1, height - 2));
      case NEXT -> step(shown, 1, false);
      case PREVIOUS -> step(shown, -1, false);
      case ALT -> alt(shown, key.text());
      case REDRAW -> painter.redraw();
      case INTERRUPT -> interrupt(again);
      case CLOSE -> close();
      case OVER -> loop.end(0);
      default -> type(shown, key);
    }
  }

  private void complete(Completion completing, int step) {
    if (questions.isEmpty()) {
      completing.press(editor, step);
    }
  }

  private void type(Chat shown, Key key) {
    boolean browsing = key.kind() == Key.Kind.UP || key.kind() == Key.Kind.DOWN;
    if (!questions.isEmpty() && browsing) {
      return;
    }
    editor.press(key);
    if (key.kind() == Key.Kind.TEXT && questions.isEmpty() && !editor.text().startsWith("/")) {
      shown.typed();
    }
  }

  private void enter(Chat shown) {
    Question question = questions.poll();
    if (question == null) {
      scrolled = 0;
      Commands.run(shown, editor.take());
      return;
    }
    String answer = editor.takeSecretly();
    if (questions.isEmpty()) {
      editor.set(draft);
    }
    question.answer().accept(answer);
  }

  private void interrupt(boolean again) {
    if (again) {
      loop.end(0);
    } else if (!questions.isEmpty()) {
      questions.clear();
      editor.takeSecretly();
      editor.set(draft);
    } else if (!editor.text().isEmpty()) {
      editor.take();
    } else {
      quitting = true;
      Objects.requireNonNull(chat).note("Once more Ctrl-C to leave.");
    }
  }

  private void close() {
    if (editor.text().isEmpty()) {
      loop.end(0);
    } else {
      editor.press(new Key(Key.Kind.DELETE, ""));
    }
  }

  private void alt(Chat shown, String letter) {
    if (letter.equals("a")) {
      step(shown, 1, true);
    } else if (letter.length() == 1 && letter.charAt(0) >= '0' && letter.charAt(0) <= '9') {
      List<Conversation> all = Sidebar.roomsThenFriends(shown.conversations());
      int index = letter.charAt(0) - '1';
      if (index < 0) {
        shown.open(shown.home());
      } else if (index < all.size()) {
        shown.open(all.get(index));
      }
    }
  }

  /** Goes to the next conversation, or to the next with something new. */
  private static void step(Chat shown, int step, boolean onlyUnread) {
    List<Conversation> all = new ArrayList<>();
    all.add(shown.home());
    all.addAll(Sidebar.roomsThenFriends(shown.conversations()));
    int at = Math.max(0, all.indexOf(shown.current()));
    for (int i = 1; i <= all.size(); i++) {
      Conversation next = all.get(Math.floorMod(at + step * i, all.size()));
      if (!onlyUnread || next.unread() > 0) {
        if (next != shown.current()) {
          shown.open(next);
        }
        return;
      }
    }
  }

  private void scroll(int rows) {
    Chat shown = Objects.requireNonNull(chat);
    if (scrolled == 0) {
      List<Item> items = shown.current().items();
      anchor = items.isEmpty() ? null : items.get(items.size() - 1);
    }
    scrolled = Math.max(0, scrolled + rows);
  }

  // ---- the picture

  /** Paints what has changed. */
  public void settled() {
    if (chat == null || sidebar == null || members == null || bars == null || completion == null) {
      return;
    }
    int columns = Math.max(20, terminal.getWidth());
    int rows = Math.max(5, terminal.getHeight());
    height = rows - 3;
    int left = columns < SIDEBAR_FROM ? 0 : Math.min(24, Math.max(16, columns / 5));
    int right = columns >= MEMBERS_FROM && chat.current().isRoom() ? 24 : 0;
    int talkColumn = left == 0 ? 0 : left + 1;
    int talkWidth = columns - talkColumn - (right == 0 ? 0 : right + 1);
    List<List<Part>> picture = new ArrayList<>();
    picture.add(List.of(new Part(0, bars.title(columns))));
    List<AttributedString> side = left == 0 ? List.of() : sidebar.rows(left, height);
    List<AttributedString> who = right == 0 ? List.of() : members.rows(right, height);
    List<AttributedString> said = talk(talkWidth);
    AttributedString frame = new AttributedString("│", Palette.FRAME);
    for (int i = 0; i < height; i++) {
      List<Part> parts = new ArrayList<>();
      if (left > 0) {
        parts.add(new Part(0, side.get(i)));
        parts.add(new Part(left, frame));
      }
      parts.add(new Part(talkColumn, said.get(i)));
      if (right > 0) {
        parts.add(new Part(columns - right - 1, frame));
        parts.add(new Part(columns - right, who.get(i)));
      }
      picture.add(parts);
    }
    picture.add(List.of(new Part(0, bars.status(columns, link, below(), completion))));
    InputLine input = input(columns);
    picture.add(List.of(new Part(0, input.text())));
    painter.paint(picture, rows - 1, Math.min(input.cursor(), columns - 1));
    if (scrolled == 0 && link.isEmpty()) {
      chat.seen();
    }
  }

  private int below() {
    return scrolled == 0 ? 0 : Math.max(scrolled, 1);
  }

  private InputLine input(int columns) {
    Question question = questions.peek();
    return question == null
        ? InputLine.of("›", editor.text(), editor.cursor(), false, columns)
        : InputLine.of(
            question.words() + ":", editor.text(), editor.cursor(), question.secret(), columns);
  }

  /** The rows of the talk that are to be seen. */
  private List<AttributedString> talk(int width) {
    Chat shown = Objects.requireNonNull(chat);
    List<Item> items = shown.current().items();
    if (scrolled > 0) {
      int end = items.lastIndexOf(anchor) + 1;
      items = items.subList(0, end == 0 ? items.size() : end);
    }
    List<AttributedString> rows =
        Objects.requireNonNull(talk).rows(items, width, height + scrolled + 1);
    if (scrolled > 0 && rows.size() <= height + scrolled) {
      shown.older();
      scrolled = Math.max(0, Math.min(scrolled, rows.size() - height));
    }
    int last = Math.max(0, rows.size() - scrolled);
    List<AttributedString> seen = new ArrayList<>(rows.subList(Math.max(0, last - height), last));
    List<AttributedString> filled =
        new ArrayList<>(
            Collections.nCopies(Math.max(0, height - seen.size()), AttributedString.EMPTY));
    filled.addAll(seen);
    return filled;
  }
}
