package chat.scrp.gateway.web;

import io.vertx.core.http.HttpServerResponse;

/** The headers of every HTTP answer. */
final class SecurityHeaders {
  private static final String CONTENT_SECURITY_POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "font-src 'self'",
          "img-src 'self' data: blob:",
          "connect-src 'self'",
          "manifest-src 'self'",
          "worker-src 'self'",
          "base-uri 'none'",
          "form-action 'none'",
          "frame-ancestors 'none'",
          "require-trusted-types-for 'script'",
          "trusted-types 'none'");

  private SecurityHeaders() {}

  /**
   * Puts them.
   *
   * @param tls whether browsers may be told to come back over TLS only
   */
  static HttpServerResponse put(HttpServerResponse response, boolean tls) {
    response
        .putHeader("content-security-policy", CONTENT_SECURITY_POLICY)
        .putHeader("x-content-type-options", "nosniff")
        .putHeader("referrer-policy", "no-referrer")
        .putHeader("cross-origin-opener-policy", "same-origin")
        .putHeader("cross-origin-resource-policy", "same-origin")
        .putHeader("permissions-policy", "camera=(), microphone=(), geolocation=()");
    if (tls) {
      response.putHeader("strict-transport-security", "max-age=31536000");
    }
    return response;
  }
}
