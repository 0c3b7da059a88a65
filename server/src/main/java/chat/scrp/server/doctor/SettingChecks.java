package chat.scrp.server.doctor;

import chat.scrp.gateway.management.Diagnosis;
import chat.scrp.services.password.PasswordConfig;
import java.util.ArrayList;
import java.util.List;

/** Settings that a try on one machine may have, and a server of others should not. */
final class SettingChecks {
  private SettingChecks() {}

  static List<Finding> of(Patient patient) {
    return List.of(passwords(patient.diagnosis()), addresses(patient.diagnosis()));
  }

  private static Finding passwords(Diagnosis now) {
    PasswordConfig standard = PasswordConfig.defaults();
    return Finding.of(
        "password hashes",
        now.argon2MemoryKib() >= standard.memoryKib()
            && now.argon2Iterations() >= standard.iterations(),
        now.argon2MemoryKib() + " KiB, passes: " + now.argon2Iterations(),
        "unset SCRP_ARGON2_MEMORY_KIB and SCRP_ARGON2_ITERATIONS ("
            + standard.memoryKib()
            + " KiB, passes: "
            + standard.iterations()
            + "): passwords are easier to guess");
  }

  private static Finding addresses(Diagnosis now) {
    String item = "trusted addresses";
    List<String> wide = new ArrayList<>();
    List<String> advice = new ArrayList<>();
    if (now.trustsEverybody()) {
      wide.add("SCRP_TRUSTED_PROXIES");
      advice.add("trust only the proxies themselves, or anybody can claim any address");
    }
    if (now.limitsNobody()) {
      wide.add("SCRP_UNLIMITED_ADDRESSES");
      advice.add("leave unlimited only machines of your own, or no limit of an address counts");
    }
    return wide.isEmpty()
        ? Finding.good(item, "proxies and unlimited addresses are not everybody")
        : Finding.bad(
            item,
            "about everybody is in " + String.join(" and in ", wide),
            String.join("; ", advice));
  }
}
