package chat.scrp.gateway.web;

import chat.scrp.gateway.socket.WebListener;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The web page, from {@code webroot/} on the class path. Files are read once; names with a hash in
 * them never change, everything else is asked for again.
 */
public final class WebPage implements WebListener.WebSite {
  private static final String INDEX = "/index.html";
  private static final byte[] NO_PAGE =
      ("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>SCRP Server</title>"
              + "</head><body><h1>SCRP Server</h1><p>The server is running, but it was built"
              + " without its web page. Building it needs Node.js 20.19 or newer.</p>"
              + "<p>Other clients can connect.</p></body></html>\n")
          .getBytes(java.nio.charset.StandardCharsets.UTF_8);

  private final Vertx vertx;
  private final boolean tls;
  private final Map<String, Optional<Asset>> assets = new ConcurrentHashMap<>();

  /**
   * Makes the page; nothing is read yet.
   *
   * @param tls whether the server itself speaks TLS
   */
  public WebPage(Vertx vertx, boolean tls) {
    this.vertx = vertx;
    this.tls = tls;
  }

  @Override
  public void handle(HttpServerRequest request) {
    boolean reads =
        HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method());
    String path = request.path();
    if (!reads) {
      request.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
      refuse(request, 405);
    } else if (path == null || !AssetNames.isSafe(path)) {
      refuse(request, 404);
    } else {
      String name = path.equals("/") ? INDEX : path;
      Optional<Asset> known = assets.get(name);
      if (known != null) {
        answer(request, name, known);
      } else {
        load(request, name);
      }
    }
  }

  private void load(HttpServerRequest request, String name) {
    request.pause();
    vertx
        .executeBlocking(() -> Asset.load(name))
        .onSuccess(
            found -> {
              // What is not there is not remembered: names are the client's to invent.
              if (found.isPresent()) {
                assets.put(name, found);
              }
              request.resume();
              answer(request, name, found);
            })
        .onFailure(
            e -> {
              request.resume();
              refuse(request, 500);
            });
  }

  private void answer(HttpServerRequest request, String name, Optional<Asset> asset) {
    if (asset.isPresent()) {
      send(request, asset.get());
    } else if (name.equals(INDEX)) {
      secured(request)
          .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
          .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
          .end(Buffer.buffer(NO_PAGE));
    } else {
      refuse(request, 404);
    }
  }

  private void send(HttpServerRequest request, Asset asset) {
    HttpServerResponse response =
        secured(request)
            .putHeader(HttpHeaders.ETAG, asset.etag())
            .putHeader(HttpHeaders.VARY, "accept-encoding")
            .putHeader(HttpHeaders.CACHE_CONTROL, asset.cacheControl());
    if (asset.etag().equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
      response.setStatusCode(304).end();
      return;
    }
    response.putHeader(HttpHeaders.CONTENT_TYPE, asset.type());
    String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
    Buffer body = asset.plain();
    if (asset.gzip() != null && accepted != null && accepted.contains("gzip")) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
      body = asset.gzip();
    }
    if (HttpMethod.HEAD.equals(request.method())) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length())).end();
    } else {
      response.end(body);
    }
  }

  @Override
  public void refuse(HttpServerRequest request, int status) {
    HttpServerResponse response = secured(request).setStatusCode(status);
    if (status == 426) {
      response.putHeader(HttpHeaders.UPGRADE, "websocket");
    }
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(status + " " + HttpResponseStatus.valueOf(status).reasonPhrase() + "\n");
  }

  private HttpServerResponse secured(HttpServerRequest request) {
    return SecurityHeaders.put(request.response(), tls);
  }
}
