package chat.scrp.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Notices that the certificate's files have changed, as tools that renew certificates do. */
final class CertificateWatch {
  private static final System.Logger LOG = System.getLogger(CertificateWatch.class.getName());

  private final Vertx vertx;
  private final GatewayConfig.Tls tls;
  private final Supplier<Future<Void>> reload;
  private final long timer;
  private final Future<Void> started;
  private volatile List<FileTime> known = List.of();

  /**
   * Looks from now on.
   *
   * @param interval between two looks
   * @param reload takes up what is in the files
   */
  CertificateWatch(
      Vertx vertx, GatewayConfig.Tls tls, Duration interval, Supplier<Future<Void>> reload) {
    this.vertx = vertx;
    this.tls = tls;
    this.reload = reload;
    this.started = look();
    this.timer = vertx.setPeriodic(interval.toMillis(), t -> look());
  }

  /** Completes when it knows the files as they are: what changes then is noticed. */
  Future<Void> started() {
    return started;
  }

  void stop() {
    vertx.cancelTimer(timer);
  }

  private Future<Void> look() {
    return vertx
        .executeBlocking(this::times)
        .compose(this::reloadIfChanged)
        .onFailure(
            e -> LOG.log(Level.WARNING, "The certificate stays as it was: " + e.getMessage()));
  }

  private List<FileTime> times() throws IOException {
    return List.of(
        Files.getLastModifiedTime(tls.certificate()), Files.getLastModifiedTime(tls.key()));
  }

  private Future<Void> reloadIfChanged(List<FileTime> now) {
    boolean first = known.isEmpty();
    if (known.equals(now)) {
      return Future.succeededFuture();
    }
    if (first) {
      known = now;
      return Future.succeededFuture();
    }
    // Known only when it was taken up: a file that was still being written is read again.
    return reload
        .get()
        .onSuccess(
            v -> {
              known = now;
              LOG.log(Level.INFO, "The certificate was read again");
            });
  }
}
