package chat.scrp.services.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.Service;
import chat.scrp.protocol.request.GetTime;
import chat.scrp.protocol.request.LogOut;
import chat.scrp.protocol.response.Done;
import chat.scrp.protocol.response.ErrorResponse;
import chat.scrp.protocol.response.GetTimeResponse;
import chat.scrp.services.stats.Traffic;
import io.vertx.core.Future;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class RequestDispatcherTest {
  private static final Origin ORIGIN = new Origin("replica.1", "127.0.0.1", null, "tcp", 0, null);
  private static final ServiceCall GET_TIME =
      new ServiceCall(Method.GET_TIME, new GetTime(), ORIGIN, null);

  @Test
  void answersWithTheResponseOfTheHandler() {
    Outcome outcome =
        dispatch((request, context) -> Future.succeededFuture(new GetTimeResponse(5)));

    assertEquals(ErrorCode.SUCCESS, outcome.err());
    assertEquals(new GetTimeResponse(5), outcome.body());
  }

  @Test
  void answersAnExpectedErrorAsItIs() {
    Outcome outcome =
        dispatch(
            (request, context) -> Future.failedFuture(new ScrpError(ErrorCode.RATE_LIMITED, 250L)));

    assertEquals(ErrorCode.RATE_LIMITED, outcome.err());
    assertEquals(new ErrorResponse(250L, null), outcome.body());
  }

  @Test
  void answers503WhenSomethingDidNotAnswerInTime() {
    Outcome outcome =
        dispatch((request, context) -> Future.failedFuture(new TimeoutException("late")));

    assertEquals(ErrorCode.SERVICE_UNAVAILABLE, outcome.err());
  }

  @Test
  void answers999WithAnIdWhenAHandlerThrows() {
    Outcome outcome =
        dispatch(
            (request, context) -> {
              throw new IllegalStateException("a bug, thrown on purpose by a test");
            });

    assertEquals(ErrorCode.UNKNOWN, outcome.err());
    assertNotNull(assertInstanceOf(ErrorResponse.class, outcome.body()).errorId());
  }

  @Test
  void answers250WhereALogInIsNeededAndMissing() {
    var handlers =
        new RequestHandlers()
            .on(
                Method.LOG_OUT,
                LogOut.class,
                (request, context) ->
                    Future.succeededFuture(context.caller()).map(caller -> new Done()));

    Outcome outcome =
        new RequestDispatcher(handlers, RequestLimits.NONE, new Traffic())
            .dispatch(new ServiceCall(Method.LOG_OUT, new LogOut(), ORIGIN, null))
            .result();

    assertEquals(ErrorCode.USER_NOT_LOGGED_IN, outcome.err());
    assertNull(outcome.change());
  }

  @Test
  void refusesToStartWithoutAHandlerForEachMethod() {
    RequestHandlers handlers = new RequestHandlers();

    var missing =
        assertThrows(
            IllegalStateException.class,
            () -> handlers.complete(Service.USER, Set.of(Method.ACK_PUSH)));

    assertTrue(missing.toString().contains("GET_TIME"), missing.toString());
  }

  private static Outcome dispatch(RequestHandler<GetTime> handler) {
    var handlers = new RequestHandlers().on(Method.GET_TIME, GetTime.class, handler);
    return new RequestDispatcher(handlers, RequestLimits.NONE, new Traffic())
        .dispatch(GET_TIME)
        .result();
  }
}
