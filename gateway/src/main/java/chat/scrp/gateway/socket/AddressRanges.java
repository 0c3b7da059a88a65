package chat.scrp.gateway.socket;

import io.netty.util.NetUtil;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A set of IP addresses, such as {@code 10.0.0.0/8} and {@code ::1}. */
public final class AddressRanges {
  private static final int IPV6_NETWORK_BYTES = 8;

  // No network of one owner is wider than these prefixes.
  private static final int WIDEST_IPV4 = 8;
  private static final int WIDEST_IPV6 = 16;

  /** Addresses of so many bits that begin with a prefix. */
  private record Range(int bits, int length, BigInteger prefix) {
    static Range of(byte[] first, int length) {
      int bits = first.length * 8;
      return new Range(bits, length, new BigInteger(1, first).shiftRight(bits - length));
    }

    boolean isWide() {
      return length < (bits == Integer.SIZE ? WIDEST_IPV4 : WIDEST_IPV6);
    }

    boolean contains(byte[] address) {
      return address.length * 8 == bits && of(address, length).equals(this);
    }
  }

  private final List<Range> ranges;

  private AddressRanges(List<Range> ranges) {
    this.ranges = List.copyOf(ranges);
  }

  /** No address at all. */
  public static AddressRanges none() {
    return new AddressRanges(List.of());
  }

  /**
   * Reads addresses and ranges.
   *
   * @throws IllegalArgumentException for what is neither
   */
  public static AddressRanges of(List<String> texts) {
    List<Range> ranges = new ArrayList<>();
    for (String text : texts) {
      int slash = text.indexOf('/');
      byte[] first = bytes(slash < 0 ? text : text.substring(0, slash));
      if (first.length == 0) {
        throw new IllegalArgumentException(text);
      }
      int all = first.length * 8;
      int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
      if (bits < 0 || bits > all) {
        throw new IllegalArgumentException(text);
      }
      ranges.add(Range.of(first, bits));
    }
    return new AddressRanges(ranges);
  }

  /** Whether an address is one of them; what is no address is not. */
  public boolean contains(String address) {
    byte[] bytes = bytes(address);
    return ranges.stream().anyMatch(range -> range.contains(bytes));
  }

  /** Whether one of the ranges is wider than any network of one owner. */
  public boolean isAboutEverybody() {
    return ranges.stream().anyMatch(Range::isWide);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AddressRanges that && ranges.equals(that.ranges);
  }

  @Override
  public int hashCode() {
    return ranges.hashCode();
  }

  /** An address in the form that a socket has it in, or null for what is none. */
  static @Nullable String canonical(String text) {
    byte[] bytes = bytes(text);
    try {
      return bytes.length == 0 ? null : InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * What belongs to one customer of a network, so that it counts as one: an IPv4 address, or the
   * first half of an IPv6 address.
   */
  static String network(String address) {
    byte[] bytes = bytes(address);
    return bytes.length <= 4
        ? address
        : HexFormat.of().formatHex(bytes, 0, IPV6_NETWORK_BYTES) + "/64";
  }

  /** Four or sixteen bytes, an IPv4 address in IPv6 as the former; none for anything else. */
  private static byte[] bytes(String address) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
    if (bytes == null) {
      return new byte[0];
    }
    try {
      return InetAddress.getByAddress(bytes).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
