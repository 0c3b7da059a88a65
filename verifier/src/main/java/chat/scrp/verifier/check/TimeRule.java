package chat.scrp.verifier.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order of a log does not contradict time: what was acknowledged before something else was sent
 * stands before it, and what a connection sent in a row stands in that row.
 */
final class TimeRule implements Rule {
  @Override
  public void check(Facts facts) {
    Map<Conversation, List<Sent>> byConversation = new HashMap<>();
    for (Sent sent : facts.sentByText.values()) {
      if (sent.seq > 0) {
        byConversation.computeIfAbsent(sent.conversation, c -> new ArrayList<>()).add(sent);
      }
    }
    byConversation.values().forEach(messages -> againstTime(facts, messages));
    byConversation.values().forEach(messages -> againstPipeline(facts, messages));
  }

  private static void againstTime(Facts facts, List<Sent> messages) {
    List<Sent> bySending = sorted(messages, Comparator.comparingLong(sent -> sent.firstSentAt));
    List<Sent> byAnswer =
        sorted(
            messages.stream().filter(Sent::isAcknowledged).toList(),
            Comparator.comparingLong(sent -> sent.acknowledgedAt));
    Sent highest = null;
    int next = 0;
    for (Sent sent : bySending) {
      while (next < byAnswer.size() && byAnswer.get(next).acknowledgedAt < sent.firstSentAt) {
        Sent acknowledged = byAnswer.get(next++);
        highest = highest == null || acknowledged.seq > highest.seq ? acknowledged : highest;
      }
      if (highest != null && highest.seq > sent.seq) {
        facts.report(Fault.REORDERED, sent + " was sent after the answer to " + highest);
      }
    }
  }

  private static void againstPipeline(Facts facts, List<Sent> messages) {
    Map<Link, Sent> before = new HashMap<>();
    for (Sent sent : sorted(messages, Comparator.comparingLong(sent -> sent.firstSentAt))) {
      if (sent.attempts.size() != 1 || !sent.attempts.get(0).isDone()) {
        continue;
      }
      Sent previous = before.put(sent.attempts.get(0).link(), sent);
      if (previous != null && previous.seq > sent.seq) {
        facts.report(
            Fault.REORDERED, sent + " was sent after " + previous + " on the same connection");
      }
    }
  }

  private static List<Sent> sorted(List<Sent> messages, Comparator<Sent> order) {
    return messages.stream().sorted(order).toList();
  }
}
