package chat.scrp.verifier.check;

import chat.scrp.verifier.history.Event;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** Reads a history, event by event, into {@link Facts}. */
final class FactsReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Facts facts = new Facts();
  private final AnswerReader answers = new AnswerReader(facts);
  private final PushReader pushes = new PushReader(facts);
  private long quietSince = Long.MAX_VALUE;

  void take(Event event) {
    switch (event.kind()) {
      case RUN -> run(parse(event));
      case OPEN -> open(event);
      case SENT -> sent(link(event), parse(event), event.at());
      case GOT -> got(link(event), event);
      case CLOSED -> close(link(event), event.at());
      case NEMESIS -> facts.disturbances++;
      case BROKEN -> facts.report(Fault.UNSETTLED, event.text() + " at " + event.at());
      case QUIET -> quietSince = event.at();
      case DISTURBED -> endOfQuiet(event.at());
      case FINAL -> facts.finalAt = event.at();
      case END -> end(event.at());
    }
  }

  /** What was read; call it once, after the last event. */
  Facts facts() {
    if (facts.endedAt == Long.MAX_VALUE) {
      facts.report(Fault.UNSETTLED, "the history has no end: the run broke off");
    }
    return facts;
  }

  private void run(JsonNode parameters) {
    long millis = parameters.path("command_timeout_ms").asLong(0);
    if (millis > 0) {
      facts.commandTimeoutMicros = millis * 1000;
    }
  }

  private void open(Event event) {
    var link = new Link(event.connection(), event.user(), event.at());
    facts.links.put(link.number, link);
  }

  private void sent(Link link, JsonNode request, long at) {
    var call = new Call(link, request.path("method").asText(), request, at);
    facts.requests++;
    link.unanswered.put(request.path("req_id").asLong(), call);
    answers.asked(call);
  }

  private void got(Link link, Event event) {
    JsonNode frame = parse(event);
    if (frame.hasNonNull("resp_id")) {
      answer(link, frame, event.at());
    } else if (frame.has("push_id")) {
      facts.pushes++;
      pushes.take(link, frame, event.at());
    } else {
      facts.report(Fault.BROKEN_ANSWER, link + " got " + shortened(event.text()));
    }
  }

  private void answer(Link link, JsonNode frame, long at) {
    long id = frame.get("resp_id").asLong();
    Call call = link.unanswered.remove(id);
    if (call == null) {
      String what = link.answered.contains(id) ? "answered twice" : "never asked";
      facts.report(Fault.BROKEN_ANSWER, link + ": request " + id + " " + what);
      return;
    }
    link.answered.add(id);
    call.answer = frame;
    call.error = frame.path("err").asInt(Outcome.UNANSWERED);
    call.answeredAt = at;
    answers.take(call);
  }

  private void close(Link link, long at) {
    link.closedAt = at;
    List<Call> open = new ArrayList<>(link.unanswered.values());
    link.unanswered.clear();
    open.forEach(answers::take);
  }

  private void end(long at) {
    endOfQuiet(at);
    facts.endedAt = at;
    facts.eachLink(
        link -> {
          if (link.closedAt == Long.MAX_VALUE) {
            close(link, at);
            link.closedAt = Long.MAX_VALUE;
          }
        });
  }

  private void endOfQuiet(long at) {
    if (quietSince != Long.MAX_VALUE) {
      facts.quietWindows.add(new Window(quietSince, at));
      quietSince = Long.MAX_VALUE;
    }
  }

  private Link link(Event event) {
    Link link = facts.links.get(event.connection());
    if (link == null) {
      throw new IllegalArgumentException("a connection that was never opened: " + event);
    }
    return link;
  }

  private JsonNode parse(Event event) {
    try {
      return JSON.readTree(event.text());
    } catch (JsonProcessingException e) {
      facts.report(Fault.BROKEN_ANSWER, "no JSON: " + shortened(event.text()));
      return JSON.createObjectNode();
    }
  }

  private static String shortened(String text) {
    return text.length() > 200 ? text.substring(0, 200) + "..." : text;
  }
}
