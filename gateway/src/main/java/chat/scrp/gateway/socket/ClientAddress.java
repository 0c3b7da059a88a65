package chat.scrp.gateway.socket;

/** The address of a client behind proxies that are trusted; nobody else's word is taken for it. */
final class ClientAddress {
  private ClientAddress() {}

  /**
   * The nearest address that is no trusted proxy, in the one form of an address: a second spelling
   * would be counted for itself.
   *
   * @param peer who connected
   * @param forwardedFor the X-Forwarded-For headers in their order, with commas between them: a
   *     proxy may write its own behind that of the client
   */
  static String of(String peer, String forwardedFor, AddressRanges trusted) {
    String[] hops = forwardedFor.split(",", -1);
    String nearest = peer;
    for (int i = hops.length - 1; i >= 0 && trusted.contains(nearest); i--) {
      String hop = AddressRanges.canonical(hops[i].strip());
      if (hop == null) {
        break;
      }
      nearest = hop;
    }
    return nearest;
  }
}
