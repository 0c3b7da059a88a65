package chat.scrp.gateway.socket;

import chat.scrp.gateway.GatewayConfig.Tls;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** TLS as listeners take it. */
final class SocketTls {
  private static final Set<String> VERSIONS = Set.of("TLSv1.2", "TLSv1.3");

  private SocketTls() {}

  static void apply(@Nullable Tls tls, NetServerOptions options) {
    if (tls != null) {
      options.setSsl(true).setKeyCertOptions(pem(tls));
      options.setEnabledSecureTransportProtocols(VERSIONS);
    }
  }

  static ServerSSLOptions options(Tls tls) {
    ServerSSLOptions options = new ServerSSLOptions();
    options.setKeyCertOptions(pem(tls));
    options.setEnabledSecureTransportProtocols(VERSIONS);
    return options;
  }

  private static PemKeyCertOptions pem(Tls tls) {
    return new PemKeyCertOptions()
        .addCertPath(tls.certificate().toString())
        .addKeyPath(tls.key().toString());
  }
}
