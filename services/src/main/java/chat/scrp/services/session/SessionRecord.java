package chat.scrp.services.session;

import chat.scrp.protocol.Codec;
import chat.scrp.services.dispatch.ClientInfo;
import chat.scrp.services.dispatch.Origin;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One session as it is stored in {@code {u:N}:s}; scripts read and write it too.
 *
 * @param tokens by SHA-256
 * @param logIn seconds
 * @param logInMs the same in ms: the oldest session ends first
 * @param expires seconds
 * @param seen seconds: when a connection of it last came or went
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
record SessionRecord(
    @JsonProperty("tokens") Map<String, Token> tokens,
    @JsonProperty("log_in") long logIn,
    @JsonProperty("log_in_ms") long logInMs,
    @JsonProperty("expires") long expires,
    @JsonProperty("seen") long seen,
    @JsonProperty("address") String address,
    @JsonProperty("transport") String transport,
    @JsonProperty("client_nickname") @Nullable String clientNickname,
    @JsonProperty("client_version") @Nullable String clientVersion,
    @JsonProperty("client_description") @Nullable String clientDescription) {

  /** When a token was made, and first used (0: not yet), ms. */
  record Token(@JsonProperty("made") long made, @JsonProperty("used") long used) {}

  /** Where a session is used from now; what a client does not say keeps what it said before. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Place(
      @JsonProperty("address") String address,
      @JsonProperty("transport") String transport,
      @JsonProperty("client_nickname") @Nullable String clientNickname,
      @JsonProperty("client_version") @Nullable String clientVersion,
      @JsonProperty("client_description") @Nullable String clientDescription) {

    static Place of(Origin origin) {
      ClientInfo client = origin.client();
      return new Place(
          origin.address(),
          origin.transport(),
          client == null ? null : client.nickname(),
          client == null ? null : client.version(),
          client == null ? null : client.description());
    }

    String json() {
      return new String(Codec.encode(this), StandardCharsets.UTF_8);
    }
  }

  static SessionRecord begin(Origin origin, String tokenHash, long nowMs, long expires) {
    Place place = Place.of(origin);
    long now = nowMs / 1000;
    return new SessionRecord(
        Map.of(tokenHash, new Token(nowMs, 0)),
        now,
        nowMs,
        expires,
        now,
        place.address(),
        place.transport(),
        place.clientNickname(),
        place.clientVersion(),
        place.clientDescription());
  }

  static SessionRecord parse(byte[] json) {
    return Codec.decode(json, SessionRecord.class);
  }

  String json() {
    return new String(Codec.encode(this), StandardCharsets.UTF_8);
  }
}
