package chat.scrp.client;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;

/** Whom a client trusts to be the server: who has the name that was asked for, and can prove it. */
final class Trust {
  private Trust() {}

  static ClientSSLOptions sslOptions(ClientOptions options) {
    ClientSSLOptions tls = new ClientSSLOptions().setHostnameVerificationAlgorithm("HTTPS");
    if (options.trustedCertificate() != null) {
      tls.setTrustOptions(
          new PemTrustOptions().addCertPath(options.trustedCertificate().toString()));
    }
    return tls;
  }
}
