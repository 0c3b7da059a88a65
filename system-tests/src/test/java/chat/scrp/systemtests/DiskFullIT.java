package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.services.testing.RealRedis;
import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.Json;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.Transport;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No space is left for what the embedded Redis writes: the files of its process may not grow beyond
 * a limit, which does to it what a full disk does.
 */
class DiskFullIT {
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(6);
  private static final Duration SERVED_WITHIN = Duration.ofSeconds(20);
  private static final int KIB = 256;

  @TempDir Path folder;

  @Test
  void answers503AndGoesOnWhenThereIsSpaceAgain() throws IOException {
    limit(String.valueOf(2 * KIB));
    Path redis = folder.resolve("redis-server");
    Files.writeString(
        redis,
        "#!/bin/sh\ntrap '' XFSZ\nulimit -f $(cat '"
            + folder
            + "/limit')\nexec '"
            + RealRedis.binary()
            + "' \"$@\"\n");
    Files.setPosixFilePermissions(redis, PosixFilePermissions.fromString("rwx------"));
    String path = folder + ":" + System.getenv("PATH");
    try (ServerProcess server = ServerProcess.start(Map.of("PATH", path));
        Cast cast = new Cast(server, Transport.TCP)) {
      // Given
      Client one = cast.user("one");
      Client two = cast.user("two");
      String room = cast.room(one, two);
      List<String> said = new ArrayList<>();

      // When
      int err = 900;
      while (err == 900) {
        assertTrue(said.size() < 1000, "the disk is never full");
        err = say(one, room, said);
      }

      // Then
      assertEquals(503, err);
      assertTrue(server.running());
      assertFalse(server.isReady() && say(one, room, said) == 900);
      limit("unlimited");
      long began = System.nanoTime();
      while (say(one, room, said) != 900) {
        assertTrue(System.nanoTime() - began < SERVED_WITHIN.toNanos(), server::outputText);
      }
      List<String> stored = all(one, room);
      assertTrue(stored.containsAll(said), "something acknowledged is missing");
      for (String text : stored) {
        assertEquals(text, two.push("NEW_ROOM_MESSAGE").path("text").asText());
      }
      assertEquals(List.of(), server.newStackTraces());
    }
  }

  private void limit(String blocks) throws IOException {
    Files.writeString(folder.resolve("limit"), blocks);
  }

  private static int say(Client client, String room, List<String> said) {
    String text = said.size() + "x".repeat(4000);
    int id = client.wire.post("SEND_ROOM_MESSAGE", "room_id", room, "text", text);
    int err = client.wire.answer(id, ANSWERED_WITHIN).path("err").asInt();
    if (err == 900) {
      said.add(text);
    }
    return err;
  }

  private static List<String> all(Client client, String room) {
    List<String> texts = new ArrayList<>();
    long seq = 0;
    JsonNode page;
    do {
      page = client.ok("RECEIVE_MESSAGE", "room_id", room, "after_seq", seq, "limit", 200);
      texts.addAll(Json.texts(page.path("messages"), "text"));
      seq += page.path("messages").size();
    } while (page.path("more").asBoolean());
    return texts;
  }
}
