package chat.scrp.services.friend;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.model.RequestKind;
import chat.scrp.protocol.model.RequestObject;
import chat.scrp.services.directory.Ids;
import chat.scrp.services.directory.Name;
import chat.scrp.services.directory.Names;
import chat.scrp.services.directory.RequestBook;
import chat.scrp.services.directory.RequestBook.Line;
import chat.scrp.services.directory.UserIndexes;
import chat.scrp.services.directory.UserIndexes.Index;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.Entries;
import chat.scrp.services.log.EntryContext;
import chat.scrp.services.log.PublishedWriter;
import chat.scrp.services.redis.RedisLink;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Friend requests of whom they were asked. */
public final class FriendRequests {
  private static final long VOID_AFTER_MS = 60_000;

  private final RedisLink redis;
  private final PairStore pairs;
  private final UserIndexes indexes;
  private final RequestBook book;
  private final Names names;
  private final Ids ids;
  private final FriendLimit limit;

  FriendRequests(
      RedisLink redis,
      PairStore pairs,
      UserIndexes indexes,
      RequestBook book,
      Names names,
      Ids ids,
      FriendLimit limit) {
    this.redis = redis;
    this.pairs = pairs;
    this.indexes = indexes;
    this.book = book;
    this.names = names;
    this.ids = ids;
    this.limit = limit;
  }

  /** Makes the two friends; fails with 410 or 412. */
  public Future<Void> approve(Caller caller, long asker, long id) {
    return both(caller, asker)
        .compose(
            context ->
                limit
                    .check(caller.user(), asker)
                    .compose(ok -> indexes.add(Index.PAIRS, caller.user(), asker, 0))
                    .compose(ok -> indexes.add(Index.PAIRS, asker, caller.user(), 0))
                    .compose(indexed -> Future.all(ids.push(), ids.push()))
                    .compose(
                        push ->
                            pairs.decide(
                                caller.user(),
                                asker,
                                id,
                                "APPROVE",
                                context,
                                closed(redis, caller.user(), caller.connection(), id),
                                Entries.requestApproved(
                                        push.resultAt(0),
                                        "",
                                        RequestKind.FRIEND,
                                        caller.user(),
                                        asker,
                                        0,
                                        id)
                                    .json(),
                                Entries.friendAdded(push.resultAt(1), caller.user(), asker)
                                    .json())))
        .compose(done -> forget(caller.user(), asker, id));
  }

  /** Closes the request and tells the asker; fails with 410. */
  public Future<Void> reject(Caller caller, long asker, long id) {
    return both(caller, asker)
        .compose(
            context ->
                ids.push()
                    .compose(
                        push ->
                            pairs.decide(
                                caller.user(),
                                asker,
                                id,
                                "REJECT",
                                context,
                                closed(redis, caller.user(), caller.connection(), id),
                                Entries.requestRejected(
                                        push, "", RequestKind.FRIEND, caller.user(), asker, 0, id)
                                    .json(),
                                "")))
        .compose(done -> forget(caller.user(), asker, id));
  }

  /** Closes the request and tells nobody else; fails with 410. */
  public Future<Void> ignore(Caller caller, long asker, long id) {
    return pairs
        .decide(
            caller.user(),
            asker,
            id,
            "IGNORE",
            EntryContext.NONE,
            closed(redis, caller.user(), caller.connection(), id),
            "",
            "")
        .compose(done -> forget(caller.user(), asker, id));
  }

  /** The friend requests that wait for a user. What its index has too much is dropped. */
  public Future<List<RequestObject>> open(long user) {
    return indexes.all(Index.TO_DECIDE, user).compose(all -> open(user, all));
  }

  private Future<List<RequestObject>> open(long user, List<Long> indexed) {
    return book.lines(indexed)
        .compose(
            lines -> {
              List<Line> mine =
                  lines.stream()
                      .filter(line -> line.kind() == RequestKind.FRIEND && line.subject() == user)
                      .toList();
              List<Future<PairState>> looks = new ArrayList<>();
              mine.forEach(line -> looks.add(pairs.look(user, line.asker())));
              Future<Map<Long, Name>> askers = names.of(mine.stream().map(Line::asker).toList());
              List<Future<?>> all = new ArrayList<>(looks);
              all.add(askers);
              dropUnknown(user, indexed, lines);
              return Future.all(all).map(done -> objects(user, mine, looks, askers.result()));
            });
  }

  private List<RequestObject> objects(
      long user, List<Line> lines, List<Future<PairState>> looks, Map<Long, Name> askers) {
    List<RequestObject> objects = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      PairState.PendingRequest pending = looks.get(i).result().pending();
      Name asker = askers.get(line.asker());
      if (pending != null && pending.id() == line.id() && asker != null) {
        objects.add(
            new RequestObject(
                line.id(),
                RequestKind.FRIEND,
                asker.id(),
                asker.nickname(),
                null,
                pending.message(),
                pending.ms() / 1000));
      } else if (redis.redisNow() - line.ms() > VOID_AFTER_MS) {
        // Void for so long that nobody is just writing it; nobody waits for the repair.
        indexes.remove(Index.TO_DECIDE, user, line.id());
        book.forget(line.id());
      }
    }
    return objects;
  }

  private void dropUnknown(long user, List<Long> indexed, List<Line> lines) {
    List<Long> known = lines.stream().map(Line::id).toList();
    for (long id : indexed) {
      if (!known.contains(id)) {
        indexes.remove(Index.TO_DECIDE, user, id);
      }
    }
  }

  /** The request is closed: nothing leads to it any more. It does no harm when this fails. */
  Future<Void> forget(long decider, long asker, long id) {
    return Future.join(
            indexes.remove(Index.TO_DECIDE, decider, id),
            indexes.remove(Index.ASKED, asker, id),
            book.forget(id))
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }

  /** The names of the two; 410 when the asker is gone. */
  private Future<EntryContext> both(Caller caller, long asker) {
    return context(names, caller.user(), asker)
        .map(
            context -> {
              if (context.users().size() < 2) {
                throw new ScrpError(ErrorCode.REQUEST_NOT_FOUND);
              }
              return context;
            });
  }

  static Future<EntryContext> context(Names names, long one, long other) {
    return names
        .of(List.of(one, other))
        .map(
            found -> {
              Map<Long, EntryContext.Name> users = new HashMap<>();
              found.forEach(
                  (user, name) ->
                      users.put(user, new EntryContext.Name(name.id(), name.nickname())));
              return EntryContext.of(users, Map.of());
            });
  }

  /** Tells the connections of who could have decided, but the one that did. */
  static String closed(RedisLink redis, long decider, String origin, long id) {
    return PublishedWriter.ephemeral(
        ConversationKey.own(decider),
        redis.redisNow() / 1000,
        Entries.requestClosed(origin, id),
        EntryContext.NONE);
  }

  Future<Response> noteRequest(long id, long asker, long subject) {
    return book.noteFriendRequest(id, asker, subject);
  }
}
