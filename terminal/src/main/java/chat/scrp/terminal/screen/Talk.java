package chat.scrp.terminal.screen;

import chat.scrp.terminal.chat.Chat;
import chat.scrp.terminal.chat.Item;
import chat.scrp.terminal.text.SafeText;
import chat.scrp.terminal.text.Times;
import chat.scrp.terminal.text.Wrapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/** What was said, as rows: the time, who said it, and the words beside it. */
final class Talk {
  private static final int TIME = 6;
  private static final long SAME_BREATH_S = 300;
  private static final Pattern SPACES = Pattern.compile("^ *");

  private final Chat chat;
  private final Pattern mention;

  Talk(Chat chat) {
    this.chat = chat;
    this.mention =
        Pattern.compile(
            "(?<!\\w)@?" + Pattern.quote(chat.me()) + "(?!\\w)", Pattern.CASE_INSENSITIVE);
  }

  /** Whether a text speaks of the user. */
  boolean mentionsMe(String text) {
    return mention.matcher(text).find();
  }

  /** The last rows of the items, at most so many, oldest first. */
  List<AttributedString> rows(List<Item> items, int width, int atMost) {
    List<List<AttributedString>> newestFirst = new ArrayList<>();
    int rows = 0;
    int names = nameColumn(width);
    for (int i = items.size() - 1; i >= 0 && rows < atMost; i--) {
      List<AttributedString> some =
          rows(items.get(i), i == 0 ? null : items.get(i - 1), width, names);
      newestFirst.add(some);
      rows += some.size();
    }
    List<AttributedString> all = new ArrayList<>();
    for (int i = newestFirst.size() - 1; i >= 0; i--) {
      all.addAll(newestFirst.get(i));
    }
    return all;
  }

  private static int nameColumn(int width) {
    return width < 50 ? 8 : width < 90 ? 11 : 16;
  }

  private List<AttributedString> rows(Item item, @Nullable Item before, int width, int names) {
    List<AttributedString> rows = new ArrayList<>();
    boolean timed = item.kind() != Item.Kind.NOTE && item.kind() != Item.Kind.ERROR;
    if (timed && (before == null || !Times.date(before.time()).equals(Times.date(item.time())))) {
      rows.add(rule(Times.day(item.time()), width, Palette.DIM));
    }
    switch (item.kind()) {
      case MESSAGE, PENDING -> message(rows, item, before, width, names);
      case EVENT ->
          words(rows, Times.time(item.time()), "·", item.text(), Palette.DIM, width, names);
      case NOTE -> words(rows, "", "", item.text(), Palette.NOTE, width, 0);
      case ERROR -> words(rows, "", "!", item.text(), Palette.ERROR, width, 1);
      case NEWS -> rows.add(rule("new", width, Palette.NEWS));
    }
    return rows;
  }

  private static AttributedString rule(String words, int width, AttributedStyle style) {
    int left = Math.max(1, (width - words.length() - 4) / 2);
    Row row = new Row().add(" " + "─".repeat(left) + " ", Palette.FRAME).add(words, style);
    int right = Math.max(0, width - row.width() - 2);
    return row.add(" " + "─".repeat(right), Palette.FRAME).done();
  }

  private void message(
      List<AttributedString> rows, Item item, @Nullable Item before, int width, int names) {
    boolean goesOn = goesOn(item, before);
    boolean pending = item.kind() == Item.Kind.PENDING;
    String sender = item.senderId() == null ? "(deleted)" : item.senderId();
    boolean own = sender.equals(chat.me());
    boolean mentioned = !own && mentionsMe(item.text());
    AttributedStyle nameStyle =
        own ? Palette.OWN : item.senderId() == null ? Palette.DIM : Palette.person(sender);
    AttributedStyle style = pending ? Palette.DIM : mentioned ? Palette.MENTION : Palette.PLAIN;
    boolean sameMinute =
        goesOn && before != null && Times.time(before.time()).equals(Times.time(item.time()));
    String time = pending ? "  …" : sameMinute ? "" : Times.time(item.time());
    String name = goesOn ? "" : Wrapping.fit(sender, names);
    int column = TIME + names + 3;
    Row row =
        new Row()
            .add(Wrapping.pad(" " + time, TIME + 1), Palette.DIM)
            .add(" ".repeat(names - Wrapping.width(name)), Palette.PLAIN)
            .add(name, nameStyle);
    List<String> lines = wrapped(item.text(), width - column - 1);
    for (int i = 0; i < lines.size(); i++) {
      row.fill(column, Palette.PLAIN).add(lines.get(i), style);
      if (i == lines.size() - 1) {
        row = remark(rows, row, item.remark(), width, column);
      }
      rows.add(row.done());
      row = new Row();
    }
  }

  /** What is added to a message stands behind its last line, or below it. */
  private static Row remark(
      List<AttributedString> rows, Row row, String remark, int width, int column) {
    if (remark.isEmpty()) {
      return row;
    }
    String safe = SafeText.line(remark);
    Row place = row;
    if (row.width() + 1 + Wrapping.width(safe) >= width) {
      rows.add(row.done());
      place = new Row().fill(column, Palette.PLAIN);
    } else if (row.width() > column) {
      place.add(" ", Palette.PLAIN);
    }
    return place.add(Wrapping.fit(safe, width - place.width() - 1), Palette.DIM);
  }

  private static boolean goesOn(Item item, @Nullable Item before) {
    return before != null
        && (before.kind() == Item.Kind.MESSAGE || before.kind() == Item.Kind.PENDING)
        && Objects.equals(before.senderId(), item.senderId())
        && item.time() - before.time() < SAME_BREATH_S
        && Times.date(before.time()).equals(Times.date(item.time()));
  }

  private static List<String> wrapped(String text, int width) {
    List<String> rows = new ArrayList<>();
    for (String line : SafeText.lines(text)) {
      rows.addAll(Wrapping.wrap(line, width));
    }
    return rows;
  }

  private static void words(
      List<AttributedString> rows,
      String time,
      String sign,
      String text,
      AttributedStyle style,
      int width,
      int names) {
    int column = names == 0 ? 1 : names == 1 ? 3 : TIME + names + 3;
    var spaces = SPACES.matcher(text);
    // What is indented goes on as far to the right, and a table's second column below itself.
    int indent = spaces.find() ? spaces.end() : 0;
    int table = text.indexOf("   ", indent);
    int hanging = table > 0 && table < 26 && indent > 0 ? 28 : indent;
    hanging = width - column - hanging < 20 ? indent : hanging;
    List<String> lines = Wrapping.wrap(text, width - column - 1);
    if (lines.size() > 1 && hanging > 0) {
      lines = hang(text, width - column - 1, hanging);
    }
    for (int i = 0; i < lines.size(); i++) {
      Row row = new Row();
      if (i == 0) {
        row.add(Wrapping.pad(" " + time, names > 1 ? TIME + 1 : 0), Palette.DIM);
        row.fill(column - sign.length() - 1, Palette.PLAIN).add(sign, style);
      }
      rows.add(row.fill(column, Palette.PLAIN).add(lines.get(i), style).done());
    }
  }

  private static List<String> hang(String text, int width, int hanging) {
    List<String> lines = new ArrayList<>();
    String first = Wrapping.wrap(text, width).get(0);
    lines.add(first);
    String rest = text.substring(first.length()).strip();
    Wrapping.wrap(rest, width - hanging).forEach(line -> lines.add(" ".repeat(hanging) + line));
    return lines;
  }
}
