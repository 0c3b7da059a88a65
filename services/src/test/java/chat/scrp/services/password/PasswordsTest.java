package chat.scrp.services.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.services.dispatch.ScrpError;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  private static final PasswordConfig CHEAP = new PasswordConfig(64, 1, 1, 4);
  private static Vertx vertx;

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stop() {
    vertx.close().await();
  }

  @Test
  void writesThePhcFormWithItsParameters() throws Exception {
    Passwords passwords = new Passwords(vertx, CHEAP);

    String phc = await(passwords.hash("correct horse"));

    assertTrue(phc.startsWith("$argon2id$v=19$m=64,t=1,p=1$"), phc);
    assertFalse(phc.contains("horse"));
  }

  @Test
  void givesTheSamePasswordAnotherHashEachTime() throws Exception {
    Passwords passwords = new Passwords(vertx, CHEAP);

    assertNotEquals(await(passwords.hash("same")), await(passwords.hash("same")));
  }

  @Test
  void tellsARightPasswordFromAWrongOne() throws Exception {
    Passwords passwords = new Passwords(vertx, CHEAP);
    String phc = await(passwords.hash("correct horse"));

    assertTrue(await(passwords.matches("correct horse", phc)));
    assertFalse(await(passwords.matches("correct horsf", phc)));
    assertFalse(await(passwords.matches("correct horse", null)));
  }

  /** The reference implementation's own test vector for Argon2id, version 1.3. */
  @Test
  void agreesWithTheReferenceImplementation() {
    PasswordHash hash =
        PasswordHash.parse(
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4");

    assertTrue(hash.matches("password"));
  }

  @Test
  void knowsHashesWithOtherParameters() throws Exception {
    String old = await(new Passwords(vertx, CHEAP).hash("word"));
    Passwords dearer = new Passwords(vertx, new PasswordConfig(128, 1, 1, 4));

    assertTrue(dearer.isOutdated(old));
    assertFalse(dearer.isOutdated(await(dearer.hash("word"))));
    assertTrue(await(dearer.matches("word", old)));
  }

  @Test
  void refusesWhatWouldWaitTooLongAndSaysWhenToComeBack() throws Exception {
    // Given
    Passwords passwords = new Passwords(vertx, new PasswordConfig(4096, 1, 1, 2));
    List<Future<String>> accepted = new ArrayList<>();

    // When
    for (int i = 0; i < 3; i++) {
      accepted.add(passwords.hash("word"));
    }
    Future<String> beyond = passwords.hash("word");

    // Then
    ScrpError error = assertInstanceOf(ScrpError.class, beyond.cause());
    assertEquals(ErrorCode.RATE_LIMITED, error.code());
    assertTrue(assertNotNullLong(error.retryAfterMs()) > 0);
    for (Future<String> hash : accepted) {
      await(hash);
    }
    await(passwords.hash("word"));
  }

  @Test
  void keepsPlaceForLogInsWhereRoomsWantMany() throws Exception {
    // Given
    Passwords passwords = new Passwords(vertx, new PasswordConfig(4096, 1, 1, 16));
    Future<String> first = passwords.ofRooms().hash("word");
    Future<String> second = passwords.ofRooms().hash("word");

    // When
    Future<String> beyond = passwords.ofRooms().hash("word");
    Future<String> logIn = passwords.hash("word");

    // Then
    ScrpError error = assertInstanceOf(ScrpError.class, beyond.cause());
    assertEquals(ErrorCode.RATE_LIMITED, error.code());
    assertTrue(assertNotNullLong(error.retryAfterMs()) > 0);
    await(logIn);
    await(first);
    await(second);
    await(passwords.ofRooms().hash("word"));
  }

  @Test
  void refusesParametersOutOfRange() {
    assertThrows(IllegalArgumentException.class, () -> new PasswordConfig(7, 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new PasswordConfig(64, 0, 1, 1));
  }

  private static long assertNotNullLong(@Nullable Long value) {
    assertNotNull(value);
    return value;
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.await(20, TimeUnit.SECONDS);
  }
}
