package chat.scrp.server.doctor;

import chat.scrp.protocol.Codec;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** All findings, as they are printed. */
final class Report {
  private static final int ALL_RIGHT = 0;
  private static final int SOMETHING_IS_WRONG = 1;

  private final List<Finding> findings;

  Report(List<Finding> findings) {
    this.findings = List.copyOf(findings);
  }

  /** One in JSON: {@code ok} is null where it does not apply. */
  private record Line(
      String item,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Boolean ok,
      String seen,
      String advice) {}

  private record Whole(boolean ok, List<Line> findings) {}

  int status() {
    boolean bad = findings.stream().anyMatch(one -> one.mark() == Finding.Mark.BAD);
    return bad ? SOMETHING_IS_WRONG : ALL_RIGHT;
  }

  String json() {
    List<Line> lines =
        findings.stream()
            .map(one -> new Line(one.item(), ok(one.mark()), one.seen(), one.advice()))
            .toList();
    byte[] json = Codec.encode(new Whole(status() == ALL_RIGHT, lines));
    return new String(json, StandardCharsets.UTF_8) + "\n";
  }

  private static @Nullable Boolean ok(Finding.Mark mark) {
    return mark == Finding.Mark.NONE ? null : Boolean.valueOf(mark == Finding.Mark.GOOD);
  }

  /**
   * For people: a line each, and for what is wrong one more that says what to do.
   *
   * @param unicode whether the terminal shows more than ASCII
   */
  String text(boolean unicode) {
    int width = findings.stream().mapToInt(one -> one.item().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (Finding one : findings) {
      String mark = mark(one.mark(), unicode);
      text.append(mark)
          .append(' ')
          .append(String.format(Locale.ROOT, "%-" + (width + 2) + "s", one.item()))
          .append(one.seen())
          .append('\n');
      if (!one.advice().isEmpty()) {
        text.append(" ".repeat(mark.length() + width + 3))
            .append(unicode ? "→ " : "-> ")
            .append(one.advice())
            .append('\n');
      }
    }
    long wrong = findings.stream().filter(one -> one.mark() == Finding.Mark.BAD).count();
    return text + (wrong == 0 ? "All right.\n" : wrong + " to be looked after.\n");
  }

  private static String mark(Finding.Mark mark, boolean unicode) {
    return switch (mark) {
      case GOOD -> unicode ? "✔" : "[ok]";
      case BAD -> unicode ? "✘" : "[!!]";
      case NONE -> unicode ? "-" : "[--]";
    };
  }
}
