package chat.scrp.verifier.check;

import chat.scrp.verifier.history.Event;
import chat.scrp.verifier.history.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Judges a history. It knows the contract and nothing of the server. */
public final class Checker {
  private static final List<Rule> RULES =
      List.of(
          new LinkRule(),
          new PageRule(),
          new TimeRule(),
          new LostRule(),
          new EditRule(),
          new UndeliveredRule(),
          new RemovalRule(),
          new MembershipRule(),
          new MarkRule(),
          new PresenceRule(),
          new LateRule(),
          new QuietRule());

  private Checker() {}

  /** Judges the history in a file. */
  public static Verdict check(Path file) throws IOException {
    var reader = new FactsReader();
    History.read(file, reader::take);
    return judge(reader.facts());
  }

  /** Judges the events of a history, in order. */
  public static Verdict check(List<Event> events) {
    var reader = new FactsReader();
    events.forEach(reader::take);
    return judge(reader.facts());
  }

  private static Verdict judge(Facts facts) {
    RULES.forEach(rule -> rule.check(facts));
    long acknowledged = facts.sentByText.values().stream().filter(Sent::isAcknowledged).count();
    return new Verdict(
        acknowledged,
        facts.sentByText.values().stream().filter(Checker::isIndeterminate).count(),
        facts.requests,
        facts.pushes,
        facts.links.size(),
        facts.disturbances,
        facts.quietWindows.size(),
        facts.findings);
  }

  private static boolean isIndeterminate(Sent sent) {
    return !sent.isAcknowledged()
        && sent.attempts.stream().anyMatch(attempt -> attempt.outcome().mayHaveEffect());
  }
}
