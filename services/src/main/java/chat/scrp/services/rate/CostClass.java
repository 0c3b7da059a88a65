package chat.scrp.services.rate;

import static chat.scrp.protocol.Method.ADD_FRIEND;
import static chat.scrp.protocol.Method.ADD_REACTION;
import static chat.scrp.protocol.Method.BAN_USER_FROM_ROOM;
import static chat.scrp.protocol.Method.CHANGE_ROOM_ACCESS;
import static chat.scrp.protocol.Method.CHANGE_ROOM_DESCRIPTION;
import static chat.scrp.protocol.Method.CHANGE_ROOM_HISTORY;
import static chat.scrp.protocol.Method.CHANGE_ROOM_NICKNAME;
import static chat.scrp.protocol.Method.CHANGE_USER_DESCRIPTION;
import static chat.scrp.protocol.Method.CHANGE_USER_NICKNAME;
import static chat.scrp.protocol.Method.CHANGE_USER_PASSWORD;
import static chat.scrp.protocol.Method.CREATE_ROOM;
import static chat.scrp.protocol.Method.DELETE_MESSAGE;
import static chat.scrp.protocol.Method.DELETE_USER;
import static chat.scrp.protocol.Method.EDIT_MESSAGE;
import static chat.scrp.protocol.Method.ENTER_ROOM;
import static chat.scrp.protocol.Method.INVITE_TO_ROOM;
import static chat.scrp.protocol.Method.LEAVE_ROOM;
import static chat.scrp.protocol.Method.LOG_IN;
import static chat.scrp.protocol.Method.REMOVE_ADMIN;
import static chat.scrp.protocol.Method.REMOVE_REACTION;
import static chat.scrp.protocol.Method.REMOVE_ROOM;
import static chat.scrp.protocol.Method.REMOVE_USER_FROM_ROOM;
import static chat.scrp.protocol.Method.SEARCH_MESSAGE;
import static chat.scrp.protocol.Method.SEARCH_ROOM;
import static chat.scrp.protocol.Method.SEARCH_USER;
import static chat.scrp.protocol.Method.SEND_PRIVATE_MESSAGE;
import static chat.scrp.protocol.Method.SEND_ROOM_MESSAGE;
import static chat.scrp.protocol.Method.SEND_TYPING;
import static chat.scrp.protocol.Method.SET_ADMIN;
import static chat.scrp.protocol.Method.SIGN_UP;
import static chat.scrp.protocol.Method.TRANSFER_ROOM;
import static chat.scrp.protocol.Method.UNBAN_USER_FROM_ROOM;

import chat.scrp.protocol.Method;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Methods that cost the server, or other people, about the same; each class has a rate. */
public enum CostClass {
  /** What checks a password; counted by address, since it comes before a log-in. */
  LOG_INS("login", true, 1),
  /** Counted by address. */
  SIGN_UPS("signup", true, 1),
  SEARCHES("search", false, 1),
  /** What others are told at once. Taken in blocks, so that a message costs no second command. */
  SENDS("send", false, 20),
  /** What asks other people for a decision. */
  ASKS("ask", false, 1),
  /** What makes a room, or hashes its password. */
  ROOMS("room", false, 1),
  /** What is told in every room of the user and to every friend. */
  PROFILES("profile", false, 1);

  private static final Map<Method, CostClass> BY_METHOD = new EnumMap<>(Method.class);

  static {
    put(LOG_INS, LOG_IN, DELETE_USER, CHANGE_USER_PASSWORD);
    put(SIGN_UPS, SIGN_UP);
    put(SEARCHES, SEARCH_USER, SEARCH_ROOM, SEARCH_MESSAGE);
    put(SENDS, SEND_ROOM_MESSAGE, SEND_PRIVATE_MESSAGE, SEND_TYPING);
    put(SENDS, EDIT_MESSAGE, DELETE_MESSAGE, ADD_REACTION, REMOVE_REACTION);
    put(SENDS, CHANGE_ROOM_NICKNAME, CHANGE_ROOM_DESCRIPTION, CHANGE_ROOM_HISTORY, TRANSFER_ROOM);
    put(SENDS, SET_ADMIN, REMOVE_ADMIN, REMOVE_USER_FROM_ROOM, LEAVE_ROOM, REMOVE_ROOM);
    put(SENDS, BAN_USER_FROM_ROOM, UNBAN_USER_FROM_ROOM);
    put(ASKS, ADD_FRIEND, INVITE_TO_ROOM, ENTER_ROOM);
    put(ROOMS, CREATE_ROOM, CHANGE_ROOM_ACCESS);
    put(PROFILES, CHANGE_USER_NICKNAME, CHANGE_USER_DESCRIPTION);
  }

  private final String key;
  private final boolean byAddress;
  private final int block;

  CostClass(String key, boolean byAddress, int block) {
    this.key = key;
    this.byAddress = byAddress;
    this.block = block;
  }

  private static void put(CostClass cost, Method... methods) {
    for (Method method : methods) {
      BY_METHOD.put(method, cost);
    }
  }

  /** The class of a method, or null where nothing but the rate of its connection limits it. */
  static @Nullable CostClass of(Method method) {
    return BY_METHOD.get(method);
  }

  /** The part of the key. */
  String key() {
    return key;
  }

  /** Whether it is counted by the client's address, else by the user. */
  boolean isByAddress() {
    return byAddress;
  }

  /** How many are taken from Redis at a time. */
  int block() {
    return block;
  }
}
