package chat.scrp.server.doctor;

import static chat.scrp.server.doctor.Finding.bad;
import static chat.scrp.server.doctor.Finding.good;
import static chat.scrp.server.doctor.Finding.none;

import chat.scrp.server.doctor.Probe.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What strangers meet at the ports. */
final class NetworkChecks {
  private static final List<String> UPGRADE =
      List.of(
          "Connection: Upgrade",
          "Upgrade: websocket",
          "Sec-WebSocket-Version: 13",
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");

  private NetworkChecks() {}

  static List<Finding> of(Patient patient) {
    List<Finding> findings = new ArrayList<>(List.of(TlsChecks.http(patient)));
    findings.addAll(TcpChecks.of(patient));
    findings.addAll(
        List.of(origins(patient), headers(patient), management(patient), token(patient)));
    return findings;
  }

  private static Finding origins(Patient patient) {
    String item = "websocket origin";
    if (patient.diagnosis().allowedOrigins().contains("*")) {
      return bad(
          item,
          "pages of everybody may connect in the name of who visits them",
          "name your origins in SCRP_ALLOWED_ORIGINS instead of *");
    }
    Endpoint at = patient.http();
    String scheme = at.tls() ? "https://" : "http://";
    List<String> foreign =
        List.of(
            "https://evil.example",
            "null",
            scheme + at.host() + ".evil.example:" + at.port(),
            scheme + at + "@evil.example");
    try {
      for (String origin : foreign) {
        int status = upgrade(at, origin);
        if (status != 403) {
          return bad(
              item,
              "the origin " + origin + " is answered " + status + " (expected: 403)",
              "look at SCRP_ALLOWED_ORIGINS and at the proxy: it must pass Host and Origin on");
        }
      }
      int own = upgrade(at, scheme + at);
      return Finding.of(
          item,
          own == 101,
          "foreign pages are refused, its own is answered " + own,
          "let the proxy pass Host on, or name the page in SCRP_ALLOWED_ORIGINS");
    } catch (IOException e) {
      return unreachable(item, at, e);
    }
  }

  private static int upgrade(Endpoint at, String origin) throws IOException {
    List<String> headers = new ArrayList<>(UPGRADE);
    headers.add("Origin: " + origin);
    return Probe.get(at, "/scrp", headers).status();
  }

  private static Finding headers(Patient patient) {
    String item = "page headers";
    try {
      Answer page = Probe.get(patient.http(), "/", List.of("Connection: close"));
      List<String> missing = new ArrayList<>();
      String policy = page.header("content-security-policy");
      want(missing, "Content-Security-Policy", isStrict(policy));
      want(
          missing,
          "X-Content-Type-Options",
          page.header("x-content-type-options").equals("nosniff"));
      want(missing, "Referrer-Policy", !page.header("referrer-policy").isEmpty());
      want(
          missing,
          "Cross-Origin-Opener-Policy",
          page.header("cross-origin-opener-policy").equals("same-origin"));
      want(
          missing,
          "Cross-Origin-Resource-Policy",
          page.header("cross-origin-resource-policy").equals("same-origin"));
      return Finding.of(
          item,
          missing.isEmpty(),
          missing.isEmpty() ? "all there" : "missing or weak: " + String.join(", ", missing),
          "let the proxy pass the server's headers on");
    } catch (IOException e) {
      return unreachable(item, patient.http(), e);
    }
  }

  private static boolean isStrict(String policy) {
    return policy.contains("default-src 'none'")
        && policy.contains("frame-ancestors 'none'")
        && !policy.contains("unsafe-inline");
  }

  private static void want(List<String> missing, String name, boolean there) {
    if (!there) {
      missing.add(name);
    }
  }

  private static Finding management(Patient patient) {
    String item = "management port";
    String host = patient.diagnosis().managementHost();
    if (Endpoint.isLocal(host)) {
      return good(item, "only this machine reaches it");
    }
    return patient.contained()
        ? none(item, "in a container: who reaches it is decided outside (network policy, ports)")
        : bad(
            item,
            "it listens on " + host,
            "leave SCRP_MANAGEMENT_HOST unset, or let a firewall close port "
                + patient.management().port());
  }

  private static Finding token(Patient patient) {
    String item = "management token";
    try {
      int status = Probe.get(patient.management(), "/admin/users", List.of()).status();
      return Finding.of(
          item,
          status == 401 || status == 403,
          "without it the admin commands answer " + status,
          "this is no management port of this server");
    } catch (IOException e) {
      return unreachable(item, patient.management(), e);
    }
  }

  private static Finding unreachable(String item, Endpoint at, IOException e) {
    return bad(
        item,
        at + " does not answer: " + e.getMessage(),
        "say with --http where the page is reached");
  }
}
