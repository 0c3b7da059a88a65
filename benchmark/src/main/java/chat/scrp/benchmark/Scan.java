package chat.scrp.benchmark;

import java.nio.charset.StandardCharsets;

/** Looks for fields in the bytes of a frame; far cheaper than parsing it. */
final class Scan {
  static final byte[] TEXT = "\"text\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private Scan() {}

  /** Where a pattern ends in a part of the bytes; -1 where it is not in it. */
  static int after(byte[] pattern, byte[] bytes, int from, int length) {
    int last = from + length - pattern.length;
    for (int i = from; i <= last; i++) {
      int j = 0;
      while (j < pattern.length && bytes[i + j] == pattern[j]) {
        j++;
      }
      if (j == pattern.length) {
        return i + j;
      }
    }
    return -1;
  }

  /** The number that begins here. */
  static long number(byte[] bytes, int from) {
    long value = 0;
    for (int i = from; i < bytes.length && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
      value = value * 10 + bytes[i] - '0';
    }
    return value;
  }

  /** The number behind a key; -1 where the key is not there. */
  static long field(byte[] key, byte[] bytes, int from, int length) {
    int at = after(key, bytes, from, length);
    return at < 0 ? -1 : number(bytes, at);
  }

  /** How a field with a number begins. */
  static byte[] key(String name) {
    return ("\"" + name + "\":").getBytes(StandardCharsets.US_ASCII);
  }

  /** Writes a number as the 16 characters that begin each text. */
  static void stamp(long number, StringBuilder to) {
    for (int shift = 60; shift >= 0; shift -= 4) {
      to.append(HEX[(int) (number >>> shift) & 15]);
    }
  }

  /** Reads such a number back. */
  static long stamp(byte[] bytes, int from) {
    long number = 0;
    for (int i = from; i < from + 16; i++) {
      int digit = bytes[i] <= '9' ? bytes[i] - '0' : bytes[i] - 'a' + 10;
      number = number << 4 | digit;
    }
    return number;
  }
}
