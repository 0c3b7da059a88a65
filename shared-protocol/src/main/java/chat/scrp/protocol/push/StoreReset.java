package chat.scrp.protocol.push;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;

/**
 * The store came back with less than it had.
 *
 * @param storeEpoch the new epoch
 */
public record StoreReset(String storeEpoch) implements ScrpPush {
  @Override
  public PushMethod pushMethod() {
    return PushMethod.STORE_RESET;
  }
}
