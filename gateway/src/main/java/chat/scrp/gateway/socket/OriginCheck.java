package chat.scrp.gateway.socket;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may open a WebSocket (SCRP 1.0, section 1): the server's own, and those that the
 * configuration lists. Clients that are no browser send no origin.
 */
public final class OriginCheck {
  private final boolean all;
  private final Set<String> allowed = new HashSet<>();

  /**
   * Makes the check.
   *
   * @param allowedOrigins such as {@code https://chat.example.org}; {@code *} allows all
   */
  public OriginCheck(List<String> allowedOrigins) {
    all = allowedOrigins.contains("*");
    for (String origin : allowedOrigins) {
      String normal = normal(origin);
      if (normal != null) {
        allowed.add(normal);
      }
    }
  }

  /**
   * Whether a page of this origin may connect.
   *
   * @param origin the header, or null where there is none
   * @param tls whether the request came over TLS
   * @param host the Host header, or null where there is none
   */
  public boolean allows(@Nullable String origin, boolean tls, @Nullable String host) {
    if (origin == null || all) {
      return true;
    }
    String asked = normal(origin);
    if (asked == null) {
      return false;
    }
    String own = host == null ? null : normal((tls ? "https://" : "http://") + host);
    return asked.equals(own) || allowed.contains(asked);
  }

  /** Scheme, host and port in one form; null for what is no origin. */
  private static @Nullable String normal(String origin) {
    try {
      URI uri = new URI(origin.trim());
      String scheme = uri.getScheme();
      String host = uri.getHost();
      if (scheme == null || host == null || uri.getUserInfo() != null || hasMore(uri)) {
        return null;
      }
      scheme = scheme.toLowerCase(Locale.ROOT);
      int standard = scheme.equals("https") ? 443 : 80;
      int port = uri.getPort() < 0 ? standard : uri.getPort();
      return scheme + "://" + host.toLowerCase(Locale.ROOT) + ':' + port;
    } catch (URISyntaxException | NumberFormatException e) {
      // The second for an IPv4 address of too many digits inside an IPv6 one: a fault of the JDK.
      return null;
    }
  }

  /** Neither an origin nor a Host header goes on behind the port. */
  private static boolean hasMore(URI uri) {
    return !uri.getRawPath().isEmpty() || uri.getRawQuery() != null || uri.getRawFragment() != null;
  }
}
