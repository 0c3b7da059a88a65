package chat.scrp.verifier.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was acknowledged is in the log, at the end and in each page that was read since. */
final class LostRule implements Rule {
  @Override
  public void check(Facts facts) {
    Map<List<Object>, Set<Sent>> read = readAtEnd(facts);
    var readers = new Readers(facts);
    for (Sent sent : facts.sentByText.values()) {
      if (sent.acknowledgedAt < facts.finalAt) {
        readers
            .entitledToRead(sent)
            .forEach(
                user -> {
                  if (!read.getOrDefault(List.of(user, sent.conversation), Set.of())
                      .contains(sent)) {
                    facts.report(Fault.LOST, sent + " is not in what " + user + " read at the end");
                  }
                });
      }
    }
    heads(facts);
  }

  private static Map<List<Object>, Set<Sent>> readAtEnd(Facts facts) {
    Map<List<Object>, Set<Sent>> read = new HashMap<>();
    for (Page page : facts.pages) {
      if (page.sentAt() < facts.finalAt) {
        continue;
      }
      Set<Sent> seen =
          read.computeIfAbsent(List.of(page.user(), page.conversation()), k -> new HashSet<>());
      for (Page.Line line : page.messages()) {
        if (line.sent() != null) {
          seen.add(line.sent());
        }
      }
    }
    return read;
  }

  /** A head that was told is never behind what was acknowledged before the question. */
  private static void heads(Facts facts) {
    for (Page page : facts.pages) {
      Sent newer = facts.at(page.conversation(), page.lastSeq() + 1);
      if (newer != null && newer.acknowledgedAt < page.sentAt()) {
        facts.report(
            Fault.LOST,
            newer + " was acknowledged, then " + page.user() + " read a head of " + page.lastSeq());
      }
    }
  }
}
