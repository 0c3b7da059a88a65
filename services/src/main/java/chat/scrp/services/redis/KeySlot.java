package chat.scrp.services.redis;

import java.nio.charset.StandardCharsets;

/**
 * The slots of a Redis Cluster: a key's is CRC16 of its hash tag (or of all of it) modulo 16384.
 */
final class KeySlot {
  static final int COUNT = 16_384;
  private static final int POLYNOMIAL = 0x1021;
  private static final int[] TABLE = table();

  private KeySlot() {}

  static int of(String key) {
    return of(key.getBytes(StandardCharsets.UTF_8));
  }

  static int of(byte[] key) {
    int from = 0;
    int to = key.length;
    int open = indexOf(key, '{', 0);
    if (open >= 0) {
      int close = indexOf(key, '}', open + 1);
      if (close > open + 1) {
        from = open + 1;
        to = close;
      }
    }
    int crc = 0;
    for (int i = from; i < to; i++) {
      crc = (crc << 8 ^ TABLE[(crc >>> 8 ^ key[i]) & 0xff]) & 0xffff;
    }
    return crc % COUNT;
  }

  private static int indexOf(byte[] key, char wanted, int from) {
    for (int i = from; i < key.length; i++) {
      if (key[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static int[] table() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int crc = i << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = crc << 1 ^ ((crc & 0x8000) == 0 ? 0 : POLYNOMIAL);
      }
      table[i] = crc & 0xffff;
    }
    return table;
  }
}
