package chat.scrp.server.config;

import chat.scrp.gateway.GatewayConfig;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Certificate and key make sense only together. */
final class TlsFiles {
  private TlsFiles() {}

  /** Both, or null where neither is set. */
  static GatewayConfig.@Nullable Tls from(Values values) {
    Optional<Path> certificate = values.get(MainSettings.TLS_CERT);
    Optional<Path> key = values.get(MainSettings.TLS_KEY);
    if (certificate.isPresent() && key.isPresent()) {
      return new GatewayConfig.Tls(certificate.get(), key.get());
    }
    if (certificate.isPresent()) {
      throw ConfigException.wrong(MainSettings.TLS_KEY.name(), "", "the key of SCRP_TLS_CERT");
    }
    if (key.isPresent()) {
      throw ConfigException.wrong(
          MainSettings.TLS_CERT.name(), "", "the certificate of SCRP_TLS_KEY");
    }
    return null;
  }
}
