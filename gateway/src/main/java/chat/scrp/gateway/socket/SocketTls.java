package chat.scrp.gateway.socket;

import chat.scrp.gateway.GatewayConfig.Tls;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import org.jspecify.annotations.Nullable;

/** TLS as listeners take it. */
final class SocketTls {
  private SocketTls() {}

  static void apply(@Nullable Tls tls, NetServerOptions options) {
    if (tls != null) {
      options.setSsl(true).setKeyCertOptions(pem(tls));
    }
  }

  static ServerSSLOptions options(Tls tls) {
    ServerSSLOptions options = new ServerSSLOptions();
    options.setKeyCertOptions(pem(tls));
    return options;
  }

  private static PemKeyCertOptions pem(Tls tls) {
    return new PemKeyCertOptions()
        .addCertPath(tls.certificate().toString())
        .addKeyPath(tls.key().toString());
  }
}
