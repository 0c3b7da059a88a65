package chat.scrp.gateway.management;

import chat.scrp.gateway.GatewayConfig;
import chat.scrp.gateway.socket.AddressRanges;
import chat.scrp.services.ServicesMetrics;
import chat.scrp.services.stats.StoreState;
import com.sun.management.UnixOperatingSystemMXBean;
import io.netty.util.NetUtil;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at the replica for a {@link Diagnosis}. */
public final class Diagnoses {
  private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::");

  private final GatewayConfig config;
  private final ServicesMetrics services;

  public Diagnoses(GatewayConfig config, ServicesMetrics services) {
    this.config = config;
    this.services = services;
  }

  /** As it is now, with the ports that it really has. */
  public Diagnosis now(int tcpPort, int httpPort, int managementPort) {
    GatewayConfig.Doors doors = config.doors();
    Path data = config.management().dataDirectory();
    return new Diagnosis(
        Runtime.version().toString(),
        System.currentTimeMillis(),
        StoreState.SCHEMA,
        config.listen().host(),
        tcpPort,
        httpPort,
        config.management().host(),
        managementPort,
        config.listen().tls() != null,
        !doors.trustedProxies().equals(AddressRanges.none()),
        doors.proxyProtocol(),
        doors.trustedProxies().contains(ownAddress()),
        doors.trustedProxies().isAboutEverybody(),
        doors.unlimited().isAboutEverybody(),
        config.listen().allowedOrigins(),
        config.limits().requestsPerSecond() > 0,
        services.passwords().memoryKib(),
        services.passwords().iterations(),
        doors.connections(),
        doors.guests(),
        doors.connectionsPerAddress(),
        doors.guestsPerAddress(),
        config.timing().silence().toMillis(),
        files(true),
        files(false),
        services.redisUp().getAsBoolean(),
        services.canaryAgeMs().getAsLong(),
        services.onDisk().getAsBoolean(),
        data == null ? null : data.toString(),
        data == null ? -1 : data.toFile().getUsableSpace(),
        data == null ? -1 : data.toFile().getTotalSpace());
  }

  /** From which this machine comes to the TCP port. (A name is not looked up here: it may take.) */
  private String ownAddress() {
    String host = config.listen().host();
    boolean one = NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host);
    return one && !EVERYWHERE.contains(host) ? host : "127.0.0.1";
  }

  private static long files(boolean open) {
    @Nullable Object system = ManagementFactory.getOperatingSystemMXBean();
    if (!(system instanceof UnixOperatingSystemMXBean unix)) {
      return -1;
    }
    return open ? unix.getOpenFileDescriptorCount() : unix.getMaxFileDescriptorCount();
  }
}
