package chat.scrp.systemtests;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.SharedServer;
import chat.scrp.systemtests.harness.Transport;
import chat.scrp.systemtests.harness.Wire;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Too many wrong passwords (402), for users and for rooms. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class WrongAttemptsIT {
  private final Cast cast;

  WrongAttemptsIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  private static void wrong(Wire wire, String id, int times) {
    for (int i = 0; i < times; i++) {
      wire.err(403, "LOG_IN", "user_id", id, "user_password", "wrong horse");
    }
  }

  @Test
  void fiveFromOneAddressAreTooManyEvenForTheRightPassword() {
    String id = cast.signedUp("wrong");
    Wire wire = cast.connect();
    wrong(wire, id, 5);
    wire.err(402, "LOG_IN", "user_id", id, "user_password", "wrong horse");
    wire.err(402, "LOG_IN", "user_id", id, "user_password", Cast.PASSWORD);
    cast.connect().err(402, "LOG_IN", "user_id", id, "user_password", Cast.PASSWORD);
    wire.err(310, "LOG_IN", "user_id", id, "user_password", "x");
    cast.logIn(cast.connect("127.0.0.9"), id, Cast.PASSWORD).ok("GET_FRIENDS");
  }

  @Test
  void anUnknownUserIsCountedLikeAKnownOne() {
    String id = Cast.unique("none");
    Wire wire = cast.connect();
    wrong(wire, id, 5);
    wire.err(402, "LOG_IN", "user_id", id, "user_password", "wrong horse");
  }

  @Test
  void aSuccessResetsTheCountOfTheAddress() {
    String id = cast.signedUp("wrong");
    wrong(cast.connect(), id, 4);
    cast.logIn(id).ok("LOG_OUT");
    wrong(cast.connect(), id, 4);
    cast.logIn(id).ok("GET_FRIENDS");
  }

  @Test
  void oneCounterForAllMethodsThatTakeAPassword() {
    Client client = cast.user("wrong");
    wrong(cast.connect(), client.id, 1);
    client.err(403, "DELETE_USER", "user_password", "wrong horse");
    client.err(403, "DELETE_USER", "user_password", "wrong horse");
    client.err(
        403,
        "CHANGE_USER_PASSWORD",
        "old_user_password",
        "wrong horse",
        "new_user_password",
        "secret");
    wrong(cast.connect(), client.id, 1);
    client.err(402, "DELETE_USER", "user_password", Cast.PASSWORD);
    client.err(
        402,
        "CHANGE_USER_PASSWORD",
        "old_user_password",
        Cast.PASSWORD,
        "new_user_password",
        "secret");
    client.err(310, "DELETE_USER", "user_password", "x");
    client.err(
        310, "CHANGE_USER_PASSWORD", "old_user_password", Cast.PASSWORD, "new_user_password", "x");
    Wire other = cast.connect();
    other.err(402, "LOG_IN", "user_id", client.id, "user_password", Cast.PASSWORD);
    client.ok("GET_FRIENDS");
  }

  @Test
  void aSuccessfulChangeOfThePasswordResetsToo() {
    Client client = cast.user("wrong");
    wrong(cast.connect(), client.id, 4);
    client.ok(
        "CHANGE_USER_PASSWORD", "old_user_password", Cast.PASSWORD, "new_user_password", "secret");
    wrong(cast.connect(), client.id, 4);
    cast.logIn(cast.connect(), client.id, "secret").ok("GET_FRIENDS");
  }

  @Test
  void fiftyFromAllAddressesSpareOnlyTheUsersOwn() {
    String id = cast.signedUp("wrong");
    cast.logIn(id).ok("GET_FRIENDS");
    for (int address = 20; address < 30; address++) {
      wrong(cast.connect("127.0.0." + address), id, 5);
    }
    cast.connect("127.0.0.30").err(402, "LOG_IN", "user_id", id, "user_password", Cast.PASSWORD);
    cast.logIn(id).ok("GET_FRIENDS");
  }

  @Test
  void fiveWrongRoomPasswordsOfAUserAreTooManyForThatRoomAndUser() {
    Client owner = cast.user("owner");
    Client guesser = cast.user("guess");
    Client other = cast.user("other");
    String room = Cast.unique("pw");
    String second = Cast.unique("pw");
    for (String id : List.of(room, second)) {
      owner.ok(
          "CREATE_ROOM",
          "room_id",
          id,
          "room_nickname",
          "R",
          "room_access",
          1,
          "room_password",
          "open sesame");
    }
    for (int i = 0; i < 5; i++) {
      guesser.err(403, "ENTER_ROOM", "room_id", room, "room_password", "wrong sesame");
    }
    guesser.err(402, "ENTER_ROOM", "room_id", room, "room_password", "open sesame");
    guesser.err(311, "ENTER_ROOM", "room_id", room, "room_password", "x");
    guesser.ok("ENTER_ROOM", "room_id", second, "room_password", "open sesame");
    other.ok("ENTER_ROOM", "room_id", room, "room_password", "open sesame");
  }
}
