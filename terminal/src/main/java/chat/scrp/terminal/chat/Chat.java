package chat.scrp.terminal.chat;

import chat.scrp.client.ScrpClient;
import chat.scrp.protocol.model.MessageObject;
import chat.scrp.protocol.model.RequestObject;
import chat.scrp.protocol.model.Target;
import chat.scrp.protocol.response.SendMessageResponse;
import chat.scrp.terminal.text.SafeText;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The chat of one user: what is known of conversations, people and requests, and what the user
 * does. Used on the thread of the loop only.
 */
public final class Chat {
  private static final long TYPING_EVERY = TimeUnit.SECONDS.toNanos(3);

  private final Loop loop;
  private final ScrpClient client;
  private final View view;
  private final String me;
  private final History history = new History(this);
  private final Map<Target, Conversation> conversations = new HashMap<>();
  private final Map<String, Person> people = new TreeMap<>();
  private final Map<Long, RequestObject> requests = new LinkedHashMap<>();
  private final Conversation home = new Conversation(Target.none());
  private Conversation current = home;
  private Conversation before = home;
  private long typedAt = System.nanoTime() - TYPING_EVERY;
  private @Nullable Target markingRead;
  private int awaited;
  private int unsent;

  /** A chat of a user who is logged in. */
  public Chat(Loop loop, ScrpClient client, View view, String me) {
    this.loop = loop;
    this.client = client;
    this.view = view;
    this.me = me;
  }

  public ScrpClient client() {
    return client;
  }

  public View view() {
    return view;
  }

  public Loop loop() {
    return loop;
  }

  /** The user. */
  public String me() {
    return me;
  }

  /** The conversation that is looked at. */
  public Conversation current() {
    return current;
  }

  /** The page that one begins with. */
  public Conversation home() {
    return home;
  }

  /** The requests that the user may decide, oldest first. */
  public Map<Long, RequestObject> requests() {
    return requests;
  }

  /** The people that are known. */
  public Map<String, Person> people() {
    return people;
  }

  // ---- conversations

  /** Rooms and friends, each in the order of their names. */
  public List<Conversation> conversations() {
    return conversations.values().stream()
        .filter(c -> c.listed || c == current || c.unread() > 0)
        .sorted(Comparator.comparing(c -> c.name().toLowerCase(java.util.Locale.ROOT)))
        .toList();
  }

  /** The conversation of a room or a user; a new one where there was none. */
  public Conversation conversation(Target target) {
    if (target.isNone()) {
      return home;
    }
    return conversations.computeIfAbsent(target, Conversation::new);
  }

  @Nullable Conversation known(Target target) {
    return conversations.get(target);
  }

  /** Looks at a conversation. */
  public void open(Conversation conversation) {
    if (conversation != current) {
      before = current;
    }
    current = conversation;
    conversation.newsFrom = conversation.unread() > 0 ? conversation.readSeq : 0;
    if (view.showsHistory()) {
      history.load(conversation);
    }
    view.opened(conversation);
  }

  /** Looks at the conversation that was looked at before. */
  public void openBefore() {
    open(before);
  }

  /** The user said yes: there is a conversation now. */
  public void accepted(RequestObject request) {
    String roomId = request.roomId();
    switch (request.kind()) {
      case FRIEND -> conversation(Target.user(request.userId())).listed = true;
      case INVITATION -> {
        if (roomId != null) {
          conversation(Target.room(roomId)).listed = true;
        }
      }
      case ROOM -> {}
    }
  }

  /** The conversation is over. */
  public void close(Conversation conversation) {
    conversation.listed = false;
    conversation.readSeq = conversation.lastSeq;
  }

  /** Fetches older messages of the conversation that is looked at. */
  public void older() {
    history.older(current);
  }

  // ---- talking

  /** Sends a text to a conversation. */
  public void say(Conversation conversation, String text) {
    Item item = conversation.sending(me, text);
    await(
        client.send(conversation.target(), text),
        sent -> said(conversation, item, sent),
        failure -> notSaid(conversation, item, failure));
  }

  /** The same, and again where the server says that it was too fast. */
  public void sayPatiently(Conversation conversation, String text) {
    Item item = conversation.sending(me, text);
    sayPatiently(conversation, item);
  }

  private void sayPatiently(Conversation conversation, Item item) {
    await(
        client.send(conversation.target(), item.text()),
        sent -> said(conversation, item, sent),
        failure -> {
          Long pause = Errors.retryAfterMs(failure);
          if (pause == null) {
            notSaid(conversation, item, failure);
            return;
          }
          awaited++;
          CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS)
              .execute(
                  () ->
                      loop.post(
                          () -> {
                            awaited--;
                            sayPatiently(conversation, item);
                          }));
        });
  }

  private void said(Conversation conversation, Item item, SendMessageResponse sent) {
    conversation.sent(item);
    conversation.readSeq = Math.max(conversation.readSeq, sent.seq());
    conversation.add(own(conversation, sent.messageId(), sent.seq(), sent.time(), item.text()));
  }

  private void notSaid(Conversation conversation, Item item, Throwable failure) {
    conversation.sent(item);
    unsent++;
    error(conversation, "Not sent: " + Errors.words(failure));
  }

  /** How many messages could not be sent. */
  public int unsent() {
    return unsent;
  }

  /** Whether nothing is being waited for. */
  public boolean idle() {
    return awaited == 0;
  }

  private MessageObject own(
      Conversation conversation, long messageId, long seq, long time, String text) {
    Target target = conversation.target();
    return new MessageObject(
        messageId,
        seq,
        time,
        me,
        text,
        target.roomId(),
        target.userId(),
        null,
        false,
        Map.of(),
        null);
  }

  /** The user types in the conversation that is looked at. */
  public void typed() {
    long now = System.nanoTime();
    if (!current.target().isNone() && current.listed && now - typedAt > TYPING_EVERY) {
      typedAt = now;
      // Nobody needs to know when this fails.
      var unused = client.messages().typing(current.target());
    }
  }

  /** The user sees the end of the conversation that is looked at: what is there is read. */
  public void seen() {
    Conversation seen = current;
    long last = seen.lastHere();
    if (seen.loaded && last > seen.readSeq && markingRead == null) {
      markingRead = seen.target();
      client
          .messages()
          .markRead(seen.target(), last)
          .whenComplete((done, failure) -> loop.post(() -> markedRead(seen, last)));
    }
  }

  private void markedRead(Conversation conversation, long seq) {
    markingRead = null;
    conversation.readSeq = Math.max(conversation.readSeq, seq);
  }

  /** The user's newest message in the conversation that is looked at, or null. */
  public @Nullable MessageObject myNewest() {
    return current.newestOf(me);
  }

  /** The newest message of somebody else in the conversation that is looked at, or null. */
  public @Nullable MessageObject newestOfOthers() {
    return current.newestNotOf(me);
  }

  /** A message has another text. */
  public void edited(Target conversation, long seq, String text) {
    long now = System.currentTimeMillis() / 1000;
    change(conversation, seq, message -> Changed.edited(message, text, now));
  }

  /** A message is deleted. */
  public void deleted(Target conversation, long seq) {
    change(conversation, seq, Changed::deleted);
  }

  /** The user added a reaction to a message, or took it back. */
  public void reacted(Target conversation, long seq, String reaction, boolean added) {
    change(conversation, seq, message -> Changed.reacted(message, reaction, me, added));
  }

  void change(Target target, long seq, UnaryOperator<MessageObject> change) {
    Conversation conversation = known(target);
    MessageObject message = conversation == null ? null : conversation.message(seq);
    if (conversation != null && message != null) {
      conversation.replace(change.apply(message));
    }
  }

  /** The room that is looked at has another nickname or description; what is empty stays. */
  public void changed(String nickname, String description) {
    current.nickname = nickname.isEmpty() ? current.nickname : SafeText.line(nickname);
    current.description = description.isEmpty() ? current.description : SafeText.line(description);
    note("Done.");
  }

  /** Clears away what is no message from the conversation that is looked at. */
  public void clearLines() {
    current.clearLines();
  }

  // ---- people

  /** What is known of a user. */
  public Person person(String userId) {
    return people.getOrDefault(userId, new Person(userId, userId, false));
  }

  void know(String userId, String nickname, boolean online) {
    people.put(userId, new Person(userId, SafeText.line(nickname), online));
  }

  void nickname(String userId, String nickname) {
    know(userId, nickname, person(userId).online());
  }

  void online(String userId, boolean online) {
    Person known = person(userId);
    people.put(userId, new Person(userId, known.nickname(), online));
  }

  // ---- telling the user

  /** Says something in the conversation that is looked at. */
  public void note(String text) {
    line(current, Item.Kind.NOTE, text);
  }

  /** Says that something went wrong. */
  public void error(Conversation conversation, String text) {
    line(conversation, Item.Kind.ERROR, text);
  }

  /** Says that something happened in a conversation. */
  void event(Conversation conversation, String text) {
    line(conversation, Item.Kind.EVENT, text);
  }

  private void line(Conversation conversation, Item.Kind kind, String text) {
    conversation.line(kind, text);
    view.line(conversation, kind, text);
  }

  /** Waits for an answer; what goes wrong is said where the user asked. */
  public <T> void await(CompletionStage<T> stage, Consumer<T> then) {
    Conversation asked = current;
    await(stage, then, failure -> error(asked, capital(Errors.words(failure)) + "."));
  }

  /** Waits for an answer, or for a failure. */
  public <T> void await(CompletionStage<T> stage, Consumer<T> then, Consumer<Throwable> otherwise) {
    awaited++;
    stage.whenComplete(
        (answer, failure) ->
            loop.post(
                () -> {
                  if (failure != null) {
                    otherwise.accept(failure);
                  } else {
                    then.accept(answer);
                  }
                  awaited--;
                }));
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
