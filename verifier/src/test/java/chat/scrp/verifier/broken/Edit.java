package chat.scrp.verifier.broken;

/**
 * A change of one source file of the server.
 *
 * @param file its path in the repository
 * @param from what is replaced; it must be there
 * @param to what stands there then
 */
record Edit(String file, String from, String to) {
  static final String LUA = "services/src/main/resources/";
  static final String SERVICES = "services/src/main/java/";
  static final String GATEWAY = "gateway/src/main/java/";

  static Edit lua(String script, String from, String to) {
    return new Edit(LUA + "lua/" + script + ".lua", from, to);
  }

  static Edit message(String type, String from, String to) {
    return new Edit(SERVICES + "chat/scrp/services/message/" + type + ".java", from, to);
  }

  static Edit push(String type, String from, String to) {
    return new Edit(GATEWAY + "chat/scrp/gateway/push/" + type + ".java", from, to);
  }
}
