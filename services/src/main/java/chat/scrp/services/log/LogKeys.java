package chat.scrp.services.log;

import java.util.List;

/** Names of the keys that logs are made of, for all three kinds of conversation. */
public final class LogKeys {
  private LogKeys() {}

  /** The hash with the head of the log: {@code {r:R}}, {@code {p:A:B}} or {@code {u:N}}. */
  public static String meta(ConversationKey conversation) {
    return "{" + conversation + "}";
  }

  /** The stream. */
  public static String log(ConversationKey conversation) {
    return meta(conversation) + ":l";
  }

  /** Edits, deletions and reactions by seq. */
  public static String overlay(ConversationKey conversation) {
    return meta(conversation) + ":o";
  }

  /** A room's members. */
  public static String members(ConversationKey room) {
    return meta(room) + ":m";
  }

  /** The delivered marks of a room's members. */
  public static String delivered(ConversationKey room) {
    return meta(room) + ":d";
  }

  /** The read marks of a room's members. */
  public static String read(ConversationKey room) {
    return meta(room) + ":k";
  }

  /** The farewells of a room's former members. */
  public static String farewells(ConversationKey room) {
    return meta(room) + ":f";
  }

  /** A room's pending entry requests. */
  public static String entryRequests(ConversationKey room) {
    return meta(room) + ":q";
  }

  /** A room's pending invitations. */
  public static String invitations(ConversationKey room) {
    return meta(room) + ":i";
  }

  /** A room's bans. */
  public static String bans(ConversationKey room) {
    return meta(room) + ":b";
  }

  /** De-duplication of the messages of one day, counted from the epoch. */
  public static String sentOn(ConversationKey conversation, long day) {
    return meta(conversation) + ":x:" + day;
  }

  /** There while the others were told lately that a user types. */
  public static String typing(ConversationKey conversation, long user) {
    return meta(conversation) + ":y:" + user;
  }

  /** The index of a user's rooms. */
  public static String roomIndex(long user) {
    return "{u:" + user + "}:r";
  }

  /** The index of a user's pairs. */
  public static String pairIndex(long user) {
    return "{u:" + user + "}:p";
  }

  /** The field of the delivered mark in {@link #meta} of a pair or of an own conversation. */
  static String deliveredField(ConversationKey conversation, long user) {
    return conversation.kind() == ConversationKey.Kind.OWN ? "od" : "d" + user;
  }

  /** The keys of {@code room_marks_advance.lua}. */
  static List<String> allOfRoom(ConversationKey room) {
    return List.of(
        meta(room),
        members(room),
        delivered(room),
        farewells(room),
        read(room),
        entryRequests(room),
        invitations(room),
        bans(room));
  }
}
