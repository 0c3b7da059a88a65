package chat.scrp.client;

import chat.scrp.protocol.model.Target;
import chat.scrp.protocol.request.AddReaction;
import chat.scrp.protocol.request.DeleteMessage;
import chat.scrp.protocol.request.EditMessage;
import chat.scrp.protocol.request.MarkRead;
import chat.scrp.protocol.request.ReceiveMessage;
import chat.scrp.protocol.request.RemoveReaction;
import chat.scrp.protocol.request.SearchMessage;
import chat.scrp.protocol.request.SendPrivateMessage;
import chat.scrp.protocol.request.SendRoomMessage;
import chat.scrp.protocol.request.SendTyping;
import chat.scrp.protocol.response.Done;
import chat.scrp.protocol.response.ReceiveMessageResponse;
import chat.scrp.protocol.response.SearchMessageResponse;
import chat.scrp.protocol.response.SendMessageResponse;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What is said in rooms and between friends. From {@link ScrpClient#messages()}.
 *
 * <p>Every call fails with {@link ScrpException} where the server answers an error, and with {@link
 * NoAnswerException} where it does not answer.
 */
public final class Messages {
  private final ScrpClient client;

  Messages(ScrpClient client) {
    this.client = client;
  }

  /**
   * Sends a text to a room or a friend, as {@link #sendToRoom} and {@link #sendToFriend} do.
   *
   * @param conversation the room, or the other user
   * @param text 1-4096 code points
   */
  public CompletionStage<SendMessageResponse> send(Target conversation, String text) {
    String roomId = conversation.roomId();
    return roomId == null
        ? sendToFriend(Objects.requireNonNull(conversation.userId(), "no conversation"), text)
        : sendToRoom(roomId, text);
  }

  /**
   * Sends a text to a room, and again under the same client_message_id until it is answered
   * (SEND_ROOM_MESSAGE).
   *
   * @param roomId the room; 801 for who is no member
   * @param text 1-4096 code points
   */
  public CompletionStage<SendMessageResponse> sendToRoom(String roomId, String text) {
    return client.call(new SendRoomMessage(roomId, text, null));
  }

  /**
   * Sends a text to a friend, and again under the same client_message_id until it is answered
   * (SEND_PRIVATE_MESSAGE).
   *
   * @param userId the friend; 801 for one who is none
   * @param text 1-4096 code points
   */
  public CompletionStage<SendMessageResponse> sendToFriend(String userId, String text) {
    return client.call(new SendPrivateMessage(userId, text, null));
  }

  /**
   * Asks for the newest messages of a conversation, in their order (RECEIVE_MESSAGE).
   *
   * @param conversation the room, or the other user
   * @param limit at most so many, 1-200
   */
  public CompletionStage<ReceiveMessageResponse> newest(Target conversation, int limit) {
    return client.call(new ReceiveMessage(conversation, null, null, limit));
  }

  /**
   * Asks for the messages behind one, in their order (RECEIVE_MESSAGE).
   *
   * @param conversation the room, or the other user
   * @param seq the number of that message, 0 for the beginning
   * @param limit at most so many, 1-200
   */
  public CompletionStage<ReceiveMessageResponse> after(Target conversation, long seq, int limit) {
    return client.call(new ReceiveMessage(conversation, seq, null, limit));
  }

  /**
   * Asks for the messages before one, in their order (RECEIVE_MESSAGE).
   *
   * @param conversation the room, or the other user
   * @param seq the number of that message, at least 1
   * @param limit at most so many, 1-200
   */
  public CompletionStage<ReceiveMessageResponse> before(Target conversation, long seq, int limit) {
    return client.call(new ReceiveMessage(conversation, null, seq, limit));
  }

  /**
   * Asks for what the user has not read, of all conversations (RECEIVE_MESSAGE).
   *
   * @param limit at most so many, 1-200
   */
  public CompletionStage<ReceiveMessageResponse> unread(int limit) {
    return client.call(new ReceiveMessage(Target.none(), null, null, limit));
  }

  /**
   * Searches messages by the beginnings of words, newest first (SEARCH_MESSAGE). A page may be
   * empty before the end: go on while there is a {@code nextCursor}.
   *
   * @param query 1-64 code points
   * @param conversation the room or the other user, {@link Target#none()} for all of them
   * @param limit at most so many on a page, 1-100
   * @param cursor the {@code nextCursor} of the page before, null for the first one
   */
  public CompletionStage<SearchMessageResponse> search(
      String query, Target conversation, int limit, @Nullable String cursor) {
    return client.call(new SearchMessage(query, conversation, limit, cursor));
  }

  /**
   * Notes that the user has read up to a message; never moves back (MARK_READ).
   *
   * @param conversation the room, or the other user
   * @param seq the number of that message
   */
  public CompletionStage<Done> markRead(Target conversation, long seq) {
    return client.call(new MarkRead(conversation, seq));
  }

  /**
   * Tells the others that the user types; one in 2 s is passed on (SEND_TYPING).
   *
   * @param conversation the room, or the other user
   */
  public CompletionStage<Done> typing(Target conversation) {
    return client.call(new SendTyping(conversation));
  }

  /**
   * Gives an own message a new text (EDIT_MESSAGE).
   *
   * @param conversation the room, or the other user
   * @param seq the number of the message; 411 where there is none
   * @param text 1-4096 code points
   */
  public CompletionStage<Done> edit(Target conversation, long seq, String text) {
    return client.call(new EditMessage(conversation, seq, text));
  }

  /**
   * Deletes a message: an own one, or any in a room where the user is owner or admin
   * (DELETE_MESSAGE).
   *
   * @param conversation the room, or the other user
   * @param seq the number of the message; 411 where there is none
   */
  public CompletionStage<Done> delete(Target conversation, long seq) {
    return client.call(new DeleteMessage(conversation, seq));
  }

  /**
   * Adds a reaction to a message (ADD_REACTION).
   *
   * @param conversation the room, or the other user
   * @param seq the number of the message; 411 where there is none
   * @param reaction one emoji
   */
  public CompletionStage<Done> addReaction(Target conversation, long seq, String reaction) {
    return client.call(new AddReaction(conversation, seq, reaction));
  }

  /**
   * Removes the user's reaction from a message (REMOVE_REACTION).
   *
   * @param conversation the room, or the other user
   * @param seq the number of the message; 411 where there is none
   * @param reaction the emoji
   */
  public CompletionStage<Done> removeReaction(Target conversation, long seq, String reaction) {
    return client.call(new RemoveReaction(conversation, seq, reaction));
  }
}
