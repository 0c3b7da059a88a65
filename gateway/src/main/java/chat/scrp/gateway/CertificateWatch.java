package chat.scrp.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.function.Supplier;

/** Notices that the certificate's files have changed, as tools that renew certificates do. */
final class CertificateWatch {
  private static final System.Logger LOG = System.getLogger(CertificateWatch.class.getName());
  private static final long LOOK_EVERY_MS = 10_000;

  private final Vertx vertx;
  private final GatewayConfig.Tls tls;
  private final Supplier<Future<Void>> reload;
  private final long timer;
  private List<FileTime> known = List.of();

  CertificateWatch(Vertx vertx, GatewayConfig.Tls tls, Supplier<Future<Void>> reload) {
    this.vertx = vertx;
    this.tls = tls;
    this.reload = reload;
    this.timer = vertx.setPeriodic(0, LOOK_EVERY_MS, t -> look());
  }

  void stop() {
    vertx.cancelTimer(timer);
  }

  private void look() {
    vertx
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
    known = now;
    if (first) {
      return Future.succeededFuture();
    }
    return reload.get().onSuccess(v -> LOG.log(Level.INFO, "The certificate was read again"));
  }
}
