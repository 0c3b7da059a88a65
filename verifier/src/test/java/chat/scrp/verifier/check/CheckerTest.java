package chat.scrp.verifier.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.verifier.history.EventKind;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Each fault, told in a short history. Ann (connection 1) owns the room r, Bob (connection 2) is in
 * it.
 */
class CheckerTest {
  @Test
  void findsNothingWhereAllIsWell() {
    Story story =
        annAndBob()
            .send(1, "r", "one", 1)
            .message(2, "r", "ann", "one", 1)
            .send(2, "r", "two", 2)
            .message(1, "r", "bob", "two", 2)
            .markRead(1, "r", 2);

    assertFaults(Set.of(), end(story, 2, 2, 2, "1 ann one", "2 bob two"));
  }

  @Test
  void namesAcknowledgedAndLost() {
    Story story = annAndBob().send(1, "r", "one", 1).message(2, "r", "ann", "one", 1);

    assertFaults(Set.of(Fault.LOST), end(story, 1, 1, 0));
  }

  @Test
  void allowsEditsAndDeletions() {
    Story story = sentTwo().edit(1, "r", 1, "one ~1").edit(1, "r", 1, "one ~2").delete(1, "r", 2);

    assertFaults(Set.of(), end(story, 2, 2, 0, "1 ann one ~2", "2 ann " + Story.DELETED));
  }

  @Test
  void namesAnEditThatWasAcknowledgedAndLost() {
    Story none = sentTwo().edit(1, "r", 1, "one ~1");
    Story older = sentTwo().edit(1, "r", 1, "one ~1").edit(1, "r", 1, "one ~2");

    assertFaults(Set.of(Fault.LOST_EDIT), end(none, 2, 2, 0, "1 ann one", "2 ann two"));
    assertFaults(Set.of(Fault.LOST_EDIT), end(older, 2, 2, 0, "1 ann one ~1", "2 ann two"));
  }

  @Test
  void namesADeletionThatWasLostAndOneThatNobodyAskedFor() {
    Story lost = sentTwo().delete(1, "r", 2);
    Story wrong = sentTwo();

    assertFaults(Set.of(Fault.LOST_EDIT), end(lost, 2, 2, 0, "1 ann one", "2 ann two"));
    assertFaults(
        Set.of(Fault.LOST_EDIT), end(wrong, 2, 2, 0, "1 ann one", "2 ann " + Story.DELETED));
  }

  private static Story sentTwo() {
    return annAndBob()
        .send(1, "r", "one", 1)
        .message(2, "r", "ann", "one", 1)
        .send(1, "r", "two", 2)
        .message(2, "r", "ann", "two", 2);
  }

  @Test
  void namesAHeadThatWentBack() {
    Story story =
        annAndBob().send(1, "r", "one", 1).message(2, "r", "ann", "one", 1).read(2, "r", 0, 0);

    assertFaults(Set.of(Fault.LOST), end(story, 1, 1, 0, "1 ann one"));
  }

  @Test
  void namesOneNumberForTwoMessages() {
    Story story =
        annAndBob()
            .send(1, "r", "one", 1)
            .message(2, "r", "ann", "one", 1)
            .send(1, "r", "other", 1)
            .message(2, "r", "ann", "one", 1);

    assertTrue(faults(end(story, 1, 1, 0, "1 ann one")).contains(Fault.LOST));
  }

  @Test
  void namesWhatWasNeverDelivered() {
    Story story = annAndBob().send(1, "r", "one", 1);

    assertFaults(Set.of(Fault.UNDELIVERED), end(story, 1, 1, 0, "1 ann one"));
  }

  @Test
  void doesNotBlameTheServerForWhatACutTookAlong() {
    Story story = annAndBob().send(1, "r", "one", 1).off(2).on(3, "bob");

    assertFaults(Set.of(), endOn(story, 3, 1, 1, 0, "1 ann one"));
  }

  @Test
  void doesNotBlameTheServerForNotKnowingOfACutYet() {
    Story soon = annAndBob().off(2).send(1, "r", "one", 1).on(3, "bob");
    Story later = annAndBob().off(2).waitSeconds(1).send(1, "r", "one", 1).on(3, "bob");

    assertFaults(Set.of(), endOn(soon, 3, 1, 1, 0, "1 ann one"));
    assertFaults(Set.of(Fault.UNDELIVERED), endOn(later, 3, 1, 1, 0, "1 ann one"));
  }

  @Test
  void doesNotBlameTheServerForWhatWasCutWithTheAnswerOfALogIn() {
    Story story = annAndBob().off(2).send(1, "r", "one", 1).knock(3, "bob").off(3).on(4, "bob");

    assertFaults(Set.of(), endOn(story, 4, 1, 1, 0, "1 ann one"));
  }

  @Test
  void blamesTheServerForWhatWasNotAcknowledgedBeforeACut() {
    Story story =
        new Story()
            .on(1, "ann")
            .create(1, "r")
            .on(2, "bob", true)
            .enter(2, "r", 0)
            .send(1, "r", "one", 1)
            .off(2)
            .on(3, "bob", true);

    assertFaults(Set.of(Fault.UNDELIVERED), endOn(story, 3, 1, 1, 0, "1 ann one"));
  }

  @Test
  void namesADoubledPush() {
    Story story =
        annAndBob()
            .send(1, "r", "one", 1)
            .message(2, "r", "ann", "one", 1)
            .message(2, "r", "ann", "one", 1);

    assertFaults(Set.of(Fault.DOUBLED), end(story, 1, 1, 0, "1 ann one"));
  }

  @Test
  void namesAPushToTheSendingConnection() {
    Story story =
        annAndBob()
            .send(1, "r", "one", 1)
            .message(1, "r", "ann", "one", 1)
            .message(2, "r", "ann", "one", 1);

    assertFaults(Set.of(Fault.DOUBLED), end(story, 1, 1, 0, "1 ann one"));
  }

  @Test
  void namesPushesInTheWrongOrder() {
    Story story =
        annAndBob()
            .send(1, "r", "one", 1)
            .send(1, "r", "two", 2)
            .message(2, "r", "ann", "two", 2)
            .message(2, "r", "ann", "one", 1);

    assertFaults(Set.of(Fault.REORDERED), end(story, 2, 2, 0, "1 ann one", "2 ann two"));
  }

  @Test
  void namesAnOrderAgainstTime() {
    Story story =
        annAndBob()
            .send(1, "r", "one", 2)
            .send(1, "r", "two", 1)
            .message(2, "r", "ann", "two", 1)
            .message(2, "r", "ann", "one", 2);

    assertFaults(Set.of(Fault.REORDERED), end(story, 2, 2, 0, "1 ann two", "2 ann one"));
  }

  @Test
  void namesAnOrderAgainstThePipeline() {
    Story story = annAndBob();
    int first = story.startSend(1, "r", "one");
    int second = story.startSend(1, "r", "two");
    story
        .answerSend(1, first, 2)
        .answerSend(1, second, 1)
        .message(2, "r", "ann", "two", 1)
        .message(2, "r", "ann", "one", 2);

    assertFaults(Set.of(Fault.REORDERED), end(story, 2, 2, 0, "1 ann two", "2 ann one"));
  }

  @Test
  void namesAPhantom() {
    Story story = annAndBob().message(2, "r", "ann", "never sent", 1);

    assertFaults(Set.of(Fault.PHANTOM), end(story, 0, 0, 0));
  }

  @Test
  void namesAHoleOnAConnection() {
    Story story =
        annAndBob()
            .send(1, "r", "one", 1)
            .send(1, "r", "two", 2)
            .send(1, "r", "three", 3)
            .message(2, "r", "ann", "one", 1)
            .message(2, "r", "ann", "three", 3);

    assertFaults(
        EnumSet.of(Fault.HOLE, Fault.UNDELIVERED),
        end(story, 3, 3, 0, "1 ann one", "2 ann two", "3 ann three"));
  }

  @Test
  void namesAHoleInAPage() {
    Story story =
        annAndBob()
            .send(1, "r", "one", 1)
            .send(1, "r", "two", 2)
            .send(1, "r", "three", 3)
            .message(2, "r", "ann", "one", 1)
            .message(2, "r", "ann", "two", 2)
            .message(2, "r", "ann", "three", 3);

    assertFaults(
        EnumSet.of(Fault.HOLE, Fault.LOST), end(story, 3, 3, 0, "1 ann one", "3 ann three"));
  }

  @Test
  void namesAPageThatStopsShortOfTheHead() {
    Story story =
        annAndBob()
            .send(1, "r", "one", 1)
            .message(2, "r", "ann", "one", 1)
            .send(1, "r", "two", 2)
            .message(2, "r", "ann", "two", 2)
            .read(2, "r", 2, 0, "1 ann one");

    assertFaults(Set.of(Fault.HOLE), end(story, 2, 2, 0, "1 ann one", "2 ann two"));
  }

  @Test
  void namesAPushBehindTheOwnLeaving() {
    Story story = annAndBob();
    int sending = story.startSend(1, "r", "one");
    story
        .leave(2, "r")
        .left(2, "r", "bob")
        .message(2, "r", "ann", "one", 1)
        .answerSend(1, sending, 1)
        .mark(EventKind.FINAL)
        .rooms(1, "r", 1, 1)
        .read(1, "r", 1, 1, "1 ann one")
        .noRooms(2);

    assertFaults(Set.of(Fault.PUSH_AFTER_REMOVAL), story);
  }

  @Test
  void namesAPushOfWhatWasSentAfterTheRemoval() {
    Story story =
        annAndBob()
            .remove(1, "r", "bob")
            .send(1, "r", "one", 1)
            .message(2, "r", "ann", "one", 1)
            .mark(EventKind.FINAL)
            .rooms(1, "r", 1, 1)
            .read(1, "r", 1, 1, "1 ann one")
            .noRooms(2);

    assertFaults(Set.of(Fault.PUSH_AFTER_REMOVAL), story);
  }

  @Test
  void allowsAPushAfterEnteringAgain() {
    Story story =
        annAndBob()
            .remove(1, "r", "bob")
            .enter(2, "r", 0)
            .send(1, "r", "one", 1)
            .message(2, "r", "ann", "one", 1);

    assertFaults(Set.of(), end(story, 1, 1, 0, "1 ann one"));
  }

  @Test
  void namesReadingFromBeforeTheEntering() {
    Story story =
        new Story()
            .on(1, "ann")
            .create(1, "r")
            .send(1, "r", "one", 1)
            .on(2, "bob")
            .enter(2, "r", 1);

    assertFaults(Set.of(Fault.NOT_ENTITLED), end(story, 1, 1, 1, "1 ann one"));
  }

  @Test
  void namesAClientMessageIdStoredTwice() {
    Story story =
        annAndBob()
            .send(1, "r", "one", 1)
            .send(1, "r", "one", 2)
            .message(2, "r", "ann", "one", 1)
            .message(2, "r", "ann", "one", 2);

    assertTrue(faults(end(story, 2, 2, 0, "1 ann one", "2 ann one")).contains(Fault.STORED_TWICE));
  }

  @Test
  void namesAReadMarkThatWasForgotten() {
    Story story =
        annAndBob().send(1, "r", "one", 1).message(2, "r", "ann", "one", 1).markRead(2, "r", 1);

    assertFaults(Set.of(Fault.WRONG_READ_MARK), end(story, 1, 1, 0, "1 ann one"));
  }

  @Test
  void namesAReadMarkThatNobodyMoved() {
    Story story = annAndBob().send(1, "r", "one", 1).message(2, "r", "ann", "one", 1);

    assertFaults(Set.of(Fault.WRONG_READ_MARK), end(story, 1, 1, 1, "1 ann one"));
  }

  @Test
  void namesAUserShownOnlineThoughGone() {
    Story story = annAndBob().off(2).mark(EventKind.QUIET).waitSeconds(35).mode(1, "bob", 1);

    assertFaults(Set.of(Fault.WRONG_PRESENCE), story);
  }

  @Test
  void namesAUserShownOfflineThoughThere() {
    Story story = annAndBob().mark(EventKind.QUIET).waitSeconds(20).mode(1, "bob", 0);

    assertFaults(Set.of(Fault.WRONG_PRESENCE), story.waitSeconds(5));
  }

  @Test
  void allowsThirtySecondsToNoticeThatAUserIsGone() {
    Story story = annAndBob().off(2).mark(EventKind.QUIET).waitSeconds(20).mode(1, "bob", 1);

    assertFaults(Set.of(), story.waitSeconds(20));
  }

  @Test
  void namesAnEffectAfter503() {
    Story story = annAndBob();
    story
        .answer(1, story.startSend(1, "r", "late"), 503, "")
        .waitSeconds(10)
        .send(1, "r", "one", 1)
        .message(2, "r", "ann", "one", 1)
        .message(2, "r", "ann", "late", 2);

    assertFaults(Set.of(Fault.EFFECT_AFTER_503), end(story, 2, 1, 0, "1 ann one", "2 ann late"));
  }

  @Test
  void namesAnEffectAfter503ThatAPageShows() {
    Story story = annAndBob();
    story
        .answer(1, story.startSend(1, "r", "late"), 503, "")
        .waitSeconds(10)
        .read(1, "r", 0, 0)
        .message(2, "r", "ann", "late", 1);

    assertFaults(Set.of(Fault.EFFECT_AFTER_503), end(story, 1, 0, 0, "1 ann late"));
  }

  @Test
  void allowsAnEffectBeforeTheDeadlineOfA503() {
    Story story = annAndBob();
    story.answer(1, story.startSend(1, "r", "late"), 503, "").message(2, "r", "ann", "late", 1);

    assertFaults(Set.of(), end(story, 1, 0, 0, "1 ann late"));
  }

  @Test
  void namesAMembershipThatDidNotLast() {
    Story story = annAndBob().mark(EventKind.FINAL).rooms(1, "r", 0, 0).noRooms(2);

    assertFaults(Set.of(Fault.MEMBERSHIP_LOST), story);
  }

  @Test
  void namesALeavingThatDidNotLast() {
    Story story =
        annAndBob().leave(2, "r").mark(EventKind.FINAL).rooms(1, "r", 0, 0).rooms(2, "r", 0, 0);

    assertFaults(Set.of(Fault.MEMBERSHIP_LOST), story);
  }

  @Test
  void namesAPushThatComesOnlyAfterAQuietWindow() {
    Story story =
        annAndBob()
            .mark(EventKind.QUIET)
            .waitSeconds(20)
            .send(1, "r", "one", 1)
            .waitSeconds(20)
            .mark(EventKind.DISTURBED)
            .message(2, "r", "ann", "one", 1);

    assertFaults(Set.of(Fault.STALLED), end(story, 1, 1, 0, "1 ann one"));
  }

  @Test
  void namesARequestThatFailsInAQuietWindow() {
    Story story = annAndBob().mark(EventKind.QUIET).waitSeconds(20);
    story.answer(1, story.startSend(1, "r", "one"), 503, "").waitSeconds(20);

    assertFaults(Set.of(Fault.UNSETTLED), story);
  }

  @Test
  void namesARequestThatIsNeverAnswered() {
    Story story = annAndBob().mark(EventKind.QUIET).waitSeconds(20);
    story.startSend(1, "r", "one");

    assertFaults(Set.of(Fault.UNSETTLED), story.waitSeconds(20));
  }

  @Test
  void namesAChangedStoreEpoch() {
    Story story = annAndBob();
    int id = story.ask(2, "\"method\":\"RESUME_SESSION\"");
    story.answer(2, id, 900, "\"store_epoch\":\"e2\"");

    assertFaults(Set.of(Fault.STORE_RESET), story);
  }

  @Test
  void namesAnAnswerToNothing() {
    assertFaults(Set.of(Fault.BROKEN_ANSWER), annAndBob().answer(1, 777, 900, ""));
  }

  @Test
  void namesAnUnexpectedError() {
    Story story = annAndBob();
    story.answer(1, story.ask(1, "\"method\":\"GET_TIME\""), 999, "");

    assertFaults(Set.of(Fault.BROKEN_ANSWER), story);
  }

  private static Story annAndBob() {
    return new Story().on(1, "ann").create(1, "r").on(2, "bob").enter(2, "r", 0);
  }

  /** Both read everything at the end. */
  private static Story end(Story story, long head, long annRead, long bobRead, String... log) {
    return endOn(story, 2, head, annRead, bobRead, log);
  }

  private static Story endOn(
      Story story, int bob, long head, long annRead, long bobRead, String... log) {
    return story
        .mark(EventKind.FINAL)
        .rooms(1, "r", head, annRead)
        .rooms(bob, "r", head, bobRead)
        .read(1, "r", head, annRead, log)
        .read(bob, "r", head, bobRead, log);
  }

  private static Set<Fault> faults(Story story) {
    Set<Fault> faults = EnumSet.noneOf(Fault.class);
    Checker.check(story.told()).findings().forEach(finding -> faults.add(finding.fault()));
    return faults;
  }

  private static void assertFaults(Set<Fault> expected, Story story) {
    Verdict verdict = Checker.check(story.told());
    Set<Fault> found = EnumSet.noneOf(Fault.class);
    verdict.findings().forEach(finding -> found.add(finding.fault()));
    assertEquals(expected, found, verdict.table());
  }
}
