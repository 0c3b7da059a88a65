package chat.scrp.gateway.web;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * One file of the page.
 *
 * @param gzip the same, compressed; null where that would not help
 */
record Asset(String type, String etag, String cacheControl, Buffer plain, @Nullable Buffer gzip) {
  private static final int WORTH_COMPRESSING = 1024;

  /** Reads a file of the page; blocks. Empty when there is none. */
  static Optional<Asset> load(String name) throws IOException {
    String type = AssetNames.type(name);
    if (type == null) {
      return Optional.empty();
    }
    try (InputStream in = Asset.class.getClassLoader().getResourceAsStream("webroot" + name)) {
      return in == null ? Optional.empty() : Optional.of(of(name, type, in.readAllBytes()));
    }
  }

  private static Asset of(String name, String type, byte[] bytes) throws IOException {
    boolean compress = bytes.length >= WORTH_COMPRESSING && AssetNames.isText(type);
    return new Asset(
        type,
        '"' + hash(bytes) + '"',
        AssetNames.isHashed(name) ? "public, max-age=31536000, immutable" : "no-cache",
        Buffer.buffer(bytes),
        compress ? Buffer.buffer(compressed(bytes)) : null);
  }

  private static byte[] compressed(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
