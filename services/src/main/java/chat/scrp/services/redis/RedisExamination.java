package chat.scrp.services.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at a Redis from outside, without changing anything: for who wants to know if it is safe.
 */
public final class RedisExamination {
  private static final Pattern VERSION = Pattern.compile("redis_version:(\\S+)");
  private static final List<String> SETTINGS =
      List.of("appendonly", "appendfsync", "maxmemory-policy");

  private static final int MOST_OWN = 8;

  private final Vertx vertx;
  private final RedisConfig config;
  private final long patienceMs;
  private final List<String> doors;

  private RedisExamination(Vertx vertx, RedisConfig config) {
    this.vertx = vertx;
    this.config = config;
    this.patienceMs = config.commandTimeout().toMillis();
    this.doors = doors(config.address());
  }

  /**
   * Asks one of its servers; fails with a message for people where none answers. Not to be called
   * on an event loop: it may have to look names up.
   */
  public static Future<RedisFacts> of(Vertx vertx, RedisConfig config) {
    return new RedisExamination(vertx, config).look();
  }

  private Future<RedisFacts> look() {
    return new RedisConnector(vertx, config)
        .connect(0)
        .compose(wire -> look(wire).onComplete(done -> wire.close()));
  }

  private Future<RedisFacts> look(RedisWire wire) {
    Future<Response> info = ask(wire, Request.cmd(Command.INFO).arg("server"));
    Future<Response> time = ask(wire, Request.cmd(Command.TIME));
    long asked = System.currentTimeMillis();
    Future<Map<String, String>> settings = settings(wire);
    // No command of the server, which may not need it: to be refused is what is wanted.
    Future<Boolean> acl = may(wire, Request.cmd(Command.create("ACL")).arg("WHOAMI"));
    Future<Long> schema =
        ask(wire, Request.cmd(Command.HGET).arg("{store}").arg("schema"))
            .map(found -> found == null ? 0 : Reply.number(found))
            .otherwise(0L);
    Future<Boolean> open = isOpen();
    return Future.all(info, time, settings, acl, schema, open)
        .map(
            all ->
                new RedisFacts(
                    version(info.result()),
                    ms(time.result()),
                    asked,
                    settings.result(),
                    acl.result(),
                    open.result(),
                    schema.result()));
  }

  private Future<Response> ask(RedisWire wire, Request request) {
    return wire.connection().send(request).timeout(patienceMs, TimeUnit.MILLISECONDS);
  }

  private Future<Boolean> may(RedisWire wire, Request request) {
    return ask(wire, request).map(true).otherwise(false);
  }

  private Future<Map<String, String>> settings(RedisWire wire) {
    List<Future<Response>> asked = new ArrayList<>();
    for (String name : SETTINGS) {
      asked.add(ask(wire, Request.cmd(Command.CONFIG).arg("GET").arg(name)));
    }
    return Future.all(asked)
        .map(
            all -> {
              Map<String, String> values = new LinkedHashMap<>();
              for (int i = 0; i < SETTINGS.size(); i++) {
                Response pair = all.resultAt(i);
                if (pair.size() > 0) {
                  String key = pair.getKeys().iterator().next();
                  values.put(SETTINGS.get(i), Reply.text(pair.get(key)));
                }
              }
              return values;
            })
        .otherwise(Map.of());
  }

  /** Whether a stranger is answered, from where strangers can be. */
  private Future<Boolean> isOpen() {
    List<Future<Boolean>> tried = new ArrayList<>();
    for (String door : doors) {
      RedisConfig stranger = config.withAddress(config.address().door(door));
      tried.add(
          new RedisConnector(vertx, stranger)
              .connect(0)
              .compose(
                  wire -> may(wire, Request.cmd(Command.PING)).onComplete(done -> wire.close()))
              .otherwise(false));
    }
    return Future.all(tried).map(all -> all.<Boolean>list().contains(true));
  }

  /** Where others could reach it: what is said to be on this machine may listen to all of them. */
  private static List<String> doors(RedisAddress address) {
    List<String> doors = new ArrayList<>();
    if (address.unix()) {
      return doors;
    }
    for (String endpoint : address.endpoints()) {
      int colon = endpoint.lastIndexOf(':');
      if (isThisMachine(endpoint.substring(0, colon))) {
        own().forEach(host -> doors.add(host + endpoint.substring(colon)));
      } else {
        doors.add(endpoint);
      }
    }
    return doors;
  }

  private static boolean isThisMachine(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Addresses of this machine that others can reach. */
  private static List<String> own() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
          .limit(MOST_OWN)
          .map(InetAddress::getHostAddress)
          .toList();
    } catch (SocketException e) {
      return List.of();
    }
  }

  private static String version(Response info) {
    Matcher version = VERSION.matcher(info == null ? "" : info.toString());
    return version.find() ? version.group(1) : "";
  }

  private static long ms(Response time) {
    return Reply.number(time.get(0)) * 1000 + Reply.number(time.get(1)) / 1000;
  }
}
