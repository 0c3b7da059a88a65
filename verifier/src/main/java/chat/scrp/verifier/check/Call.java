package chat.scrp.verifier.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** A request and its answer. */
final class Call {
  final Link link;
  final String method;
  final JsonNode request;
  final long sentAt;
  long answeredAt = Long.MAX_VALUE;
  int error = Outcome.UNANSWERED;
  JsonNode answer = MissingNode.getInstance();

  Call(Link link, String method, JsonNode request, long sentAt) {
    this.link = link;
    this.method = method;
    this.request = request;
    this.sentAt = sentAt;
  }

  Outcome outcome() {
    return Outcome.of(error);
  }
}
