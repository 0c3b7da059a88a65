package chat.scrp.terminal.chat;

import chat.scrp.protocol.model.MessageObject;
import chat.scrp.protocol.model.RoomListObject;
import chat.scrp.protocol.model.Target;
import chat.scrp.protocol.model.UserMode;
import chat.scrp.protocol.response.GetFriendsResponse;
import chat.scrp.protocol.response.GetRoomMembersResponse;
import chat.scrp.protocol.response.GetRoomsResponse;
import chat.scrp.protocol.response.ReceiveMessageResponse;
import chat.scrp.terminal.text.SafeText;
import org.jspecify.annotations.Nullable;

/** Fetches what the server has: lists of conversations, and their messages. */
final class History {
  private static final int PAGE = 100;
  private static final int LIST_PAGE = 1000;

  private final Chat chat;

  History(Chat chat) {
    this.chat = chat;
  }

  /** Fetches rooms, friends and requests, and again what is shown. */
  void loadLists() {
    rooms(null);
    friends(null);
    chat.await(
        chat.client().people().requests(),
        answer -> {
          chat.requests().clear();
          answer.requests().forEach(request -> chat.requests().put(request.requestId(), request));
        });
  }

  private void rooms(@Nullable String cursor) {
    chat.await(chat.client().rooms().mine(LIST_PAGE, cursor), this::takeRooms);
  }

  private void takeRooms(GetRoomsResponse page) {
    for (RoomListObject room : page.rooms()) {
      Conversation conversation = chat.conversation(Target.room(room.roomId()));
      conversation.nickname = SafeText.line(room.roomNickname());
      conversation.description = SafeText.line(room.roomDescription());
      conversation.memberCount = room.memberCount();
      marks(conversation, room.lastSeq(), room.readSeq());
    }
    if (page.nextCursor() != null) {
      rooms(page.nextCursor());
    }
  }

  private void friends(@Nullable String cursor) {
    chat.await(chat.client().people().friends(LIST_PAGE, cursor), this::takeFriends);
  }

  private void takeFriends(GetFriendsResponse page) {
    page.friends()
        .forEach(
            friend -> {
              chat.know(friend.userId(), friend.userNickname(), friend.mode() == UserMode.ONLINE);
              Conversation conversation = chat.conversation(Target.user(friend.userId()));
              conversation.nickname = SafeText.line(friend.userNickname());
              conversation.description = SafeText.line(friend.userDescription());
              marks(conversation, friend.lastSeq(), friend.readSeq());
            });
    if (page.nextCursor() != null) {
      friends(page.nextCursor());
    }
  }

  private void marks(Conversation conversation, long lastSeq, long readSeq) {
    conversation.listed = true;
    conversation.lastSeq = Math.max(lastSeq, conversation.lastHere());
    conversation.readSeq = Math.max(readSeq, conversation.readSeq);
    if (conversation.loaded && lastSeq > conversation.lastHere()) {
      conversation.loaded = false;
      if (conversation == chat.current()) {
        load(conversation);
      }
    }
  }

  /** Fetches the newest messages, and who is there. */
  void load(Conversation conversation) {
    if (conversation.target().isNone() || conversation.loaded || conversation.loading) {
      return;
    }
    conversation.loading = true;
    chat.await(
        chat.client().messages().newest(conversation.target(), PAGE),
        page -> newest(conversation, page),
        failure -> failed(conversation, failure));
    if (conversation.isRoom() && conversation.listed) {
      members(conversation, null);
    }
  }

  private void newest(Conversation conversation, ReceiveMessageResponse page) {
    boolean hole =
        !page.messages().isEmpty() && page.messages().get(0).seq() > conversation.lastHere() + 1;
    if (hole) {
      conversation.forgetMessages();
    }
    conversation.loaded = true;
    if (page.readSeq() != null) {
      conversation.readSeq = Math.max(conversation.readSeq, page.readSeq());
      conversation.newsFrom =
          conversation.unread() > 0 ? conversation.readSeq : conversation.newsFrom;
    }
    take(conversation, page);
  }

  /** Fetches what is before the oldest message here. */
  void older(Conversation conversation) {
    boolean possible = conversation.loaded && !conversation.complete && !conversation.loading;
    if (!possible || conversation.firstHere() <= 1) {
      return;
    }
    conversation.loading = true;
    chat.await(
        chat.client().messages().before(conversation.target(), conversation.firstHere(), PAGE),
        page -> take(conversation, page),
        failure -> failed(conversation, failure));
  }

  private void take(Conversation conversation, ReceiveMessageResponse page) {
    conversation.loading = false;
    for (MessageObject message : page.messages()) {
      conversation.add(message);
    }
    Long firstSeq = page.firstSeq();
    conversation.complete =
        page.messages().isEmpty() || (firstSeq != null && conversation.firstHere() <= firstSeq);
  }

  private void failed(Conversation conversation, Throwable failure) {
    conversation.loading = false;
    chat.error(conversation, "The messages cannot be read: " + Errors.words(failure));
  }

  private void members(Conversation room, @Nullable String cursor) {
    String roomId = room.target().roomId();
    if (roomId != null) {
      chat.await(
          chat.client().rooms().members(roomId, LIST_PAGE, cursor),
          page -> members(room, page, cursor == null),
          failure -> {});
    }
  }

  private void members(Conversation room, GetRoomMembersResponse page, boolean first) {
    if (first) {
      room.members.clear();
    }
    page.members()
        .forEach(
            member -> {
              room.members.put(member.userId(), member.role());
              chat.know(member.userId(), member.userNickname(), member.mode() == UserMode.ONLINE);
            });
    room.memberCount = room.members.size();
    if (page.nextCursor() != null) {
      members(room, page.nextCursor());
    }
  }

  /** Everything is void: fetches it again. */
  void reset() {
    for (Conversation conversation : chat.conversations()) {
      conversation.forgetMessages();
      conversation.lastSeq = 0;
      conversation.readSeq = 0;
    }
    loadLists();
    load(chat.current());
  }
}
