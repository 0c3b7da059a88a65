package chat.scrp.server.doctor;

import static chat.scrp.server.doctor.Finding.bad;
import static chat.scrp.server.doctor.Finding.none;

import java.util.concurrent.TimeUnit;

/** Which TLS strangers meet. */
final class TlsChecks {
  private static final int FEW_DAYS = 14;

  private TlsChecks() {}

  static Finding http(Patient patient) {
    String item = "tls http";
    Endpoint at = patient.http();
    if (at.tls()) {
      return look(item, at);
    }
    if (!at.outside()) {
      return none(item, "only this machine reaches " + at);
    }
    return patient.diagnosis().proxied()
        ? none(item, "none at " + at + "; the trusted proxies have to speak it")
        : bad(
            item,
            "others reach " + at + " in clear text",
            "set SCRP_TLS_CERT and SCRP_TLS_KEY, or let a proxy of SCRP_TRUSTED_PROXIES do it");
  }

  /** At a listener that is to speak it. */
  static Finding look(String item, Endpoint at) {
    Probe.Tls found = Probe.tls(at);
    boolean modern = found.versions().contains("TLSv1.3") || found.versions().contains("TLSv1.2");
    boolean old = found.versions().contains("TLSv1") || found.versions().contains("TLSv1.1");
    if (old || !modern) {
      return bad(
          item,
          at + " speaks " + (found.versions().isEmpty() ? "no TLS" : found.versions().toString()),
          "let only TLS 1.2 and 1.3 through");
    }
    long days = TimeUnit.MILLISECONDS.toDays(found.validUntilMs() - System.currentTimeMillis());
    return Finding.of(
        item,
        days >= FEW_DAYS,
        String.join(", ", found.versions()) + "; the certificate is valid for " + days + " days",
        "renew the certificate; the server takes up the new files by itself");
  }
}
