package chat.scrp.services.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.Validation;
import chat.scrp.services.dispatch.ScrpError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTokenTest {

  @Test
  void comesBackAsItWasGiven() {
    SessionToken token = SessionToken.fresh(42, SessionToken.newSession());

    assertEquals(token, SessionToken.parse(token.text()));
    assertTrue(Validation.isSessionToken(token.text()));
    assertTrue(Validation.isSessionId(token.session()));
  }

  @Test
  void isAnotherEachTime() {
    String session = SessionToken.newSession();

    assertNotEquals(SessionToken.fresh(1, session), SessionToken.fresh(1, session));
    assertNotEquals(session, SessionToken.newSession());
  }

  @Test
  void showsItsSecretToTheClientOnly() {
    SessionToken token = SessionToken.fresh(42, SessionToken.newSession());

    assertFalse(token.toString().contains(token.secret()));
    assertFalse(token.hash().contains(token.secret()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1.2.3", "0.aaaaaaaaaaaaaaaa.b", "99999999999999999999.a.b"})
  void isRefusedWithItsOwnError(String text) {
    ScrpError error = assertThrows(ScrpError.class, () -> SessionToken.parse(text));

    assertEquals(ErrorCode.INVALID_SESSION_TOKEN, error.code());
  }
}
