package chat.scrp.server.doctor;

import static chat.scrp.server.doctor.Finding.bad;
import static chat.scrp.server.doctor.Finding.none;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.server.doctor.Endpoint.Entry;
import java.io.IOException;
import java.util.List;

/** What clients of the TCP port meet, and proxies before it. */
final class TcpChecks {
  private static final String ONLY_PROXIES =
      "only proxies may come in: say with --tcp where clients connect";

  private TcpChecks() {}

  static List<Finding> of(Patient patient) {
    return List.of(tls(patient), port(patient));
  }

  private static Finding tls(Patient patient) {
    String item = "tls tcp";
    Endpoint at = patient.tcp();
    if (at.tls()) {
      return at.entry() == Entry.NOBODY ? none(item, ONLY_PROXIES) : TlsChecks.look(item, at);
    }
    if (!at.outside()) {
      return none(item, "only this machine reaches " + at);
    }
    // Trusted proxies alone keep nobody from coming in beside them: the PROXY protocol does.
    return patient.diagnosis().proxyProtocol()
        ? none(item, "none at " + at + "; the proxies that alone may come in have to speak it")
        : bad(
            item,
            "others reach " + at + " in clear text",
            "set SCRP_TLS_CERT and SCRP_TLS_KEY, or let a proxy do it and set"
                + " SCRP_PROXY_PROTOCOL=on");
  }

  private static Finding port(Patient patient) {
    String item = "tcp port";
    Endpoint at = patient.tcp();
    if (at.entry() == Entry.NOBODY) {
      return none(item, ONLY_PROXIES);
    }
    try {
      int err = time(at, patient.diagnosis().proxyProtocol());
      return Finding.of(
          item,
          err == ErrorCode.SUCCESS.number(),
          at + " answers GET_TIME with " + err,
          "look at the log of the server");
    } catch (IOException e) {
      return bad(
          item,
          at + " does not answer: " + e.getMessage(),
          "say with --tcp where TCP clients connect; there, look at the firewall and the proxy");
    }
  }

  /** A proxy may speak TLS for a server that does not. */
  private static int time(Endpoint at, boolean proxied) throws IOException {
    try {
      return Probe.time(at);
    } catch (IOException e) {
      if (at.tls() || !proxied || at.entry() == Entry.PROXY) {
        throw e;
      }
      return Probe.time(at.withTls());
    }
  }
}
