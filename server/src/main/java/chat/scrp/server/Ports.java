package chat.scrp.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Looks before the start whether the ports are free, to say precisely which is not. */
final class Ports {
  private Ports() {}

  /**
   * @param variable the setting that would have to change
   * @param address the setting of the address
   */
  static void checkFree(String variable, String address, String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (UnknownHostException e) {
      throw new StartException(
          address + ": " + host + " is not known (expected: an address of this machine)", e);
    } catch (BindException e) {
      throw new StartException(
          refusal(variable, address, host, port, String.valueOf(e.getMessage())), e);
    } catch (IOException e) {
      throw new StartException(
          variable + ": port " + port + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static String refusal(
      String variable, String address, String host, int port, String reason) {
    if (reason.contains("in use")) {
      return "Port "
          + port
          + " on "
          + host
          + " is taken by another program: stop it, or set "
          + variable
          + " to another port (0 takes a free one)";
    }
    if (reason.contains("ermission denied")) {
      return "Port " + port + " needs more rights than this process has: set " + variable;
    }
    return address + ": " + host + " cannot be listened on (expected: an address of this machine)";
  }
}
