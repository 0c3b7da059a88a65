package chat.scrp.gateway.web;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What names of the page's files say. */
final class AssetNames {
  private static final Pattern SAFE = Pattern.compile("/(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/?)*");
  private static final Pattern HASHED = Pattern.compile("/assets/.+[-.][A-Za-z0-9_-]{8,}\\.\\w+");

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("webp", "image/webp"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("map", "application/json"),
          Map.entry("txt", "text/plain; charset=utf-8"));

  private AssetNames() {}

  /** Whether a path can be a name below the page's root. */
  static boolean isSafe(String path) {
    return path.length() <= 256 && SAFE.matcher(path).matches() && !path.contains("..");
  }

  /** The content type, or null for what the page has no files of. */
  static @Nullable String type(String name) {
    int dot = name.lastIndexOf('.');
    boolean hasExtension = dot > name.lastIndexOf('/');
    return hasExtension ? TYPES.get(name.substring(dot + 1).toLowerCase(Locale.ROOT)) : null;
  }

  static boolean isText(String type) {
    return type.startsWith("text/") || type.contains("json") || type.contains("svg");
  }

  /** Whether the name changes with the contents. */
  static boolean isHashed(String name) {
    return HASHED.matcher(name).matches();
  }
}
