package chat.scrp.verifier.check;

import java.util.List;
import java.util.Objects;

/** Edits and deletions that were acknowledged show in every page that was asked for since. */
final class EditRule implements Rule {
  @Override
  public void check(Facts facts) {
    for (Page page : facts.pages) {
      for (Page.Line line : page.messages()) {
        Sent sent = line.sent();
        if (sent != null) {
          check(facts, page, line, sent);
        }
      }
    }
  }

  private static void check(Facts facts, Page page, Page.Line line, Sent sent) {
    List<MessageChange> changes = facts.changesOf(page.conversation(), line.seq());
    if (line.text() == null) {
      if (changes.stream()
          .noneMatch(change -> change.isDeletion() && change.sentAt() < page.at())) {
        report(facts, page, sent, "is deleted, and nobody asked for it");
      }
      return;
    }
    long latest = latestEffect(changes, line.text(), sent);
    if (latest == Long.MAX_VALUE) {
      report(facts, page, sent, "has a text that nobody gave it: " + line.text());
    }
    for (MessageChange change : changes) {
      boolean before = change.done() && change.effectEnd() < page.sentAt();
      boolean undone = change.isDeletion() || change.sentAt() > latest;
      if (before && undone && !Objects.equals(change.text(), line.text())) {
        report(facts, page, sent, change.isDeletion() ? "was deleted" : "was edited meanwhile");
      }
    }
  }

  /** Until when a text may have been given to a message; never is {@link Long#MAX_VALUE}. */
  private static long latestEffect(List<MessageChange> changes, String text, Sent sent) {
    return changes.stream()
        .filter(change -> text.equals(change.text()))
        .mapToLong(MessageChange::effectEnd)
        .max()
        .orElse(text.equals(sent.text) ? Long.MIN_VALUE : Long.MAX_VALUE);
  }

  private static void report(Facts facts, Page page, Sent sent, String what) {
    facts.report(
        Fault.LOST_EDIT,
        sent + " in a page read by " + page.user() + " at " + page.at() + " " + what);
  }
}
