package chat.scrp.gateway.management;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a replica tells of itself to one who looks whether all is well with it.
 *
 * @param java version of the Java that it runs on
 * @param timeMs its clock, ms
 * @param schema version of the keys of the store
 * @param host where clients reach it
 * @param tls whether TCP and HTTP speak TLS
 * @param proxied whether there are trusted proxies before it
 * @param proxyProtocol whether these alone may come in by TCP, with a PROXY header
 * @param proxyItself whether the machine of the replica is one of them, as it reaches itself
 * @param trustsEverybody whether about everybody is one of them
 * @param limitsNobody whether about everybody is free of the limits of one address
 * @param rateLimits whether requests are limited
 * @param argon2MemoryKib memory of one password hash, KiB
 * @param argon2Iterations passes over it
 * @param guests connections that are not logged in, at most
 * @param guestsPerAddress the same of one address
 * @param silenceMs after which one that is not logged in is closed
 * @param maxFiles open files and sockets that the system allows; -1: it does not say
 * @param dataDirectory of the embedded Redis; null: there is none
 * @param freeBytes where that is; -1 where there is none
 */
public record Diagnosis(
    String java,
    long timeMs,
    int schema,
    String host,
    int tcpPort,
    int httpPort,
    String managementHost,
    int managementPort,
    boolean tls,
    boolean proxied,
    boolean proxyProtocol,
    boolean proxyItself,
    boolean trustsEverybody,
    boolean limitsNobody,
    List<String> allowedOrigins,
    boolean rateLimits,
    int argon2MemoryKib,
    int argon2Iterations,
    int connections,
    int guests,
    int connectionsPerAddress,
    int guestsPerAddress,
    long silenceMs,
    long openFiles,
    long maxFiles,
    boolean redisUp,
    long canaryAgeMs,
    boolean onDisk,
    @Nullable String dataDirectory,
    long freeBytes,
    long totalBytes) {}
