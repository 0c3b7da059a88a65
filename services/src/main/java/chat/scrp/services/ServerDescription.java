package chat.scrp.services;

/**
 * What the server says of itself.
 *
 * @param nickname at most 32 code points
 * @param version at most 16 characters
 * @param description at most 256 code points
 * @param protocolVersion the SCRP version that it follows
 */
public record ServerDescription(
    String nickname, String version, String description, String protocolVersion) {

  public ServerDescription {
    require("SCRP_SERVER_NICKNAME", nickname, 32);
    require("server version", version, 16);
    require("SCRP_SERVER_DESCRIPTION", description, 256);
    require("protocol version", protocolVersion, 16);
  }

  public static ServerDescription named(String nickname, String version, String description) {
    return new ServerDescription(nickname, version, description, "1.0");
  }

  private static void require(String name, String value, int most) {
    int length = value.codePointCount(0, value.length());
    if (length > most) {
      throw new IllegalArgumentException(
          name + ": " + length + " characters (expected: at most " + most + ')');
    }
  }
}
