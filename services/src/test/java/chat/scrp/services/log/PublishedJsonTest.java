package chat.scrp.services.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.protocol.Codec;
import chat.scrp.protocol.model.LeaveReason;
import chat.scrp.protocol.model.LogOffReason;
import chat.scrp.protocol.push.NewPrivateMessage;
import chat.scrp.protocol.push.NewRoomMessage;
import chat.scrp.protocol.push.RequestClosed;
import chat.scrp.protocol.push.UserOffline;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishedJsonTest {
  private static final long ANN = 1;
  private static final long BOB = 2;
  private final PublishedJson codec = new PublishedJson();

  @Test
  void readsALiveMessage() {
    Entry entry = Entries.roomMessage(11, "r1.4", ANN, 100, "hi", null);
    EntryContext context = EntryContext.ofUser(ANN, "ann", null).withRoom(7, "lobby", null);

    var live = (Published.Live) decode("r:7", live("r:7", entry, context));

    assertEquals(ConversationKey.room(7), live.conversation());
    assertEquals(Position.of(5, 1), live.prev());
    assertEquals(Position.of(6, 0), live.position());
    assertEquals("r1.4", live.origin());
    assertEquals(11, live.pushId());
    assertEquals(1_790_000_000, live.time());
    assertTrue(live.push().same());
    assertEquals(
        new NewRoomMessage(100, 6, "lobby", "ann", "hi", false), live.push().forViewer(BOB));
  }

  @Test
  void readsANewMessageThatIsWrittenAlready() {
    Entry entry = Entries.privateMessage(11, "r1.4", ANN, BOB, 100, "hi \n\u00e9", null);
    byte[] body = LiveMessage.between("ann", "bob", "hi \n\u00e9");
    String line = "m p:1:2 5-1 6-0 1790000000 " + LiveMessage.origin(entry) + " 250\n";

    var live = (Published.Live) decode("u:2", line + new String(body, StandardCharsets.UTF_8));

    assertEquals(ConversationKey.pair(ANN, BOB), live.conversation());
    assertEquals(Position.of(5, 1), live.prev());
    assertEquals(Position.of(6, 0), live.position());
    assertEquals("r1.4", live.origin());
    assertEquals(11, live.pushId());
    NewPrivateMessage push = new NewPrivateMessage(100, 6, "ann", "bob", "hi \n\u00e9", false);
    assertEquals(push, live.push().forViewer(BOB));
    assertArrayEquals(Codec.encodePush(11L, 1_790_000_000, push), live.push().written());
  }

  @Test
  void ignoresAMessageOfAnotherVersion() {
    byte[] payload = "m p:1:2 6-0\n{}".getBytes(StandardCharsets.UTF_8);

    assertEquals(List.of(), codec.decode("u:2", payload));
  }

  @Test
  void saysWhoLeavesAndWhatBecomesOfAFriendship() {
    Entry leave = Entries.userLeaveRoom(11, BOB, LeaveReason.LEFT, 0);
    Entry removed = Entries.roomRemoved(11, "");
    Entry added = Entries.friendAdded(11, ANN, BOB);
    Entry ended = Entries.friendRemoved(11, "", ANN, BOB);

    assertEquals(BOB, ((Published.Live) decodeLive("r:7", leave)).leaver());
    assertEquals(-1, ((Published.Live) decodeLive("r:7", removed)).leaver());
    assertEquals(true, ((Published.Live) decodeLive("p:1:2", added)).friends());
    assertEquals(false, ((Published.Live) decodeLive("p:1:2", ended)).friends());
    assertNull(((Published.Live) decodeLive("r:7", leave)).friends());
  }

  @Test
  void readsAnEphemeralPush() {
    String json =
        PublishedWriter.ephemeral(
            ConversationKey.own(BOB), 5, Entries.requestClosed("r1.4", 50), EntryContext.NONE);

    var ephemeral = (Published.Ephemeral) decode("u:2", json);

    assertNull(ephemeral.pushId());
    assertEquals("r1.4", ephemeral.origin());
    assertEquals(new RequestClosed(50), ephemeral.push().forViewer(BOB));
  }

  @Test
  void readsEverySignal() {
    assertEquals(new Published.RoomJoined(7, null), decode("u:2", PublishedWriter.roomJoined(7)));
    assertEquals(
        new Published.LoggedOff("session_ended", "s1", null, null, "r1.4"),
        decode(
            "u:2",
            PublishedWriter.loggedOff(LogOffReason.SESSION_ENDED, "s1", null, null, "r1.4")));
    assertEquals(
        new Published.Presence(ANN, List.of(7L), 90, new UserOffline("ann", 80)),
        decode("presence", PublishedWriter.presence(ANN, "ann", false, 80, List.of(7L), 90)));
    assertEquals(new Published.StoreReset("e2"), decode("all", PublishedWriter.storeReset("e2")));
  }

  @Test
  void answersNothingForWhatItDoesNotKnow() {
    assertEquals(List.of(), decodeAll("{\"s\":{\"name\":\"of_tomorrow\"}}"));
    assertEquals(List.of(), decodeAll("{\"w\":\"r:7\",\"e\":{\"k\":\"OF_TOMORROW\",\"p\":1}}"));
    assertEquals(List.of(), decodeAll("{}"));
    assertEquals(List.of(), decodeAll("not JSON"));
  }

  private Published decodeLive(String log, Entry entry) {
    return assertInstanceOf(Published.Live.class, decode(log, live(log, entry, EntryContext.NONE)));
  }

  private static String live(String log, Entry entry, EntryContext context) {
    return "{\"w\":\""
        + log
        + "\",\"v\":\"5-1\",\"i\":\"6-0\",\"t\":1790000000,\"e\":"
        + entry.json()
        + ",\"n\":"
        + context.json()
        + "}";
  }

  private Published decode(String channel, String json) {
    List<Published> all = codec.decode(channel, json.getBytes(StandardCharsets.UTF_8));
    assertEquals(1, all.size());
    return all.get(0);
  }

  private List<Published> decodeAll(String json) {
    return codec.decode("r:7", json.getBytes(StandardCharsets.UTF_8));
  }
}
