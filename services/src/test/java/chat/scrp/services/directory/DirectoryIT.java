package chat.scrp.services.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.services.dispatch.Gone;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.redis.LinkFixture;
import chat.scrp.services.redis.RedisConfig;
import chat.scrp.services.testing.RealRedis;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DirectoryIT {
  @RegisterExtension static final RealRedis redis = new RealRedis();

  private LinkFixture fixture;
  private Directory directory;

  @BeforeEach
  void connect() {
    redis.flush();
    fixture =
        new LinkFixture(RedisConfig.at(redis.uri()).withCommandTimeout(Duration.ofSeconds(20)));
    directory = new Directory(fixture.links);
  }

  @AfterEach
  void disconnect() {
    fixture.close();
  }

  @Test
  void findsWhoSignedUpAfterItWasMissed() throws Exception {
    // Given
    assertEquals(ErrorCode.USER_NOT_FOUND, missed(() -> directory.user("ann")));

    // When
    redis.command("SET n:u:{ann} 7");

    // Then
    assertEquals(7, number());
  }

  @Test
  void looksAgainWhenANumberBelongsToNobodyAnyMore() throws Exception {
    // Given
    redis.command("SET n:u:{ann} 7");
    fixture.get(link -> directory.user("ann"));

    // When
    redis.command("SET n:u:{ann} 8");
    String found = fixture.get(link -> directory.withUser("ann", DirectoryIT::onlyEight));

    // Then
    assertEquals("eight", found);
    assertEquals(8, number());
  }

  @Test
  void answers404WhenNobodyIsBehindTheNumberTwice() throws Exception {
    redis.command("SET n:u:{ann} 7");

    assertEquals(
        ErrorCode.USER_NOT_FOUND, missed(() -> directory.withUser("ann", DirectoryIT::onlyEight)));
  }

  @Test
  void tellsUsersFromRooms() {
    redis.command("SET n:u:{same} 7");

    assertEquals(ErrorCode.ROOM_NOT_FOUND, missed(() -> directory.room("same")));
  }

  @Test
  void givesEachNumberOnce() throws Exception {
    // Given
    Counter one = new Counter(fixture.links, "test", 10);
    Counter other = new Counter(fixture.links, "test", 10);
    List<Future<Long>> taken = new ArrayList<>();

    // When
    fixture.get(
        link -> {
          for (int i = 0; i < 250; i++) {
            taken.add(one.next());
            taken.add(other.next());
          }
          return Future.all(taken);
        });

    // Then
    Set<Long> different = new HashSet<>();
    taken.forEach(number -> different.add(number.result()));
    assertEquals(500, different.size());
  }

  private static Future<String> onlyEight(long number) {
    return number == 8 ? Future.succeededFuture("eight") : Future.failedFuture(new Gone());
  }

  private long number() throws Exception {
    Long number = fixture.get(link -> directory.user("ann"));
    return number;
  }

  private interface Look {
    Future<?> start();
  }

  private ErrorCode missed(Look look) {
    Throwable failure =
        assertThrows(
            Throwable.class, () -> fixture.get(link -> look.start().<Object>map(found -> found)));
    return assertInstanceOf(ScrpError.class, failure).code();
  }
}
