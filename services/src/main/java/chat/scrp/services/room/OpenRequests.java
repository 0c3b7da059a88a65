package chat.scrp.services.room;

import chat.scrp.protocol.model.RequestKind;
import chat.scrp.protocol.model.RequestObject;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.EntryContext;
import chat.scrp.services.log.LogKeys;
import chat.scrp.services.redis.Reply;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Lists the requests of rooms that a user may decide: entry requests where it is owner or admin,
 * and invitations to it.
 */
final class OpenRequests {
  private final RoomParts parts;
  private final RequestStore store;

  OpenRequests(RoomParts parts, RequestStore store) {
    this.parts = parts;
    this.store = store;
  }

  /** One that is open; the room by its ID, or by its number when only that is known. */
  private record Open(long id, RequestKind kind, long user, long room, long ms) {}

  Future<List<RequestObject>> of(long user) {
    Future<List<Open>> entries = entryRequests(user);
    Future<List<Open>> invitations = invitations(user);
    return Future.all(entries, invitations)
        .compose(
            both -> {
              List<Open> all = new ArrayList<>(entries.result());
              all.addAll(invitations.result());
              Set<Long> users = new HashSet<>();
              Set<Long> rooms = new HashSet<>();
              all.forEach(
                  open -> {
                    users.add(open.user());
                    rooms.add(open.room());
                  });
              return parts.lookup().names(users, rooms).map(names -> objects(all, names));
            });
  }

  private static List<RequestObject> objects(List<Open> all, EntryContext names) {
    List<RequestObject> objects = new ArrayList<>();
    for (Open open : all) {
      String userId = names.userId(open.user());
      String nickname = names.userNickname(open.user());
      String roomId = names.roomId(open.room());
      if (userId != null && nickname != null && roomId != null) {
        long time = TimeUnit.MILLISECONDS.toSeconds(open.ms());
        objects.add(
            new RequestObject(open.id(), open.kind(), userId, nickname, roomId, null, time));
      }
    }
    return objects;
  }

  private Future<List<Open>> entryRequests(long user) {
    return numbers(LogKeys.roomIndex(user))
        .compose(
            rooms -> {
              List<Future<Response>> calls = new ArrayList<>();
              rooms.forEach(room -> calls.add(store.open(room, user)));
              return Future.all(calls)
                  .map(
                      done -> {
                        List<Open> found = new ArrayList<>();
                        for (int i = 0; i < calls.size(); i++) {
                          addEntryRequests(found, rooms.get(i), calls.get(i).result());
                        }
                        return found;
                      });
            });
  }

  /** The reply has the room's ID, then pairs of an asker and {@code request_id ms}. */
  private static void addEntryRequests(List<Open> found, long room, Response reply) {
    for (int i = 1; i + 1 < reply.size(); i += 2) {
      String[] words = reply.get(i + 1).toString().split(" ", 2);
      found.add(
          new Open(
              Long.parseLong(words[0]),
              RequestKind.ROOM,
              Reply.number(reply.get(i)),
              room,
              Long.parseLong(words[1])));
    }
  }

  private Future<List<Open>> invitations(long user) {
    return numbers(RoomKeys.toDecide(user))
        .compose(
            ids -> {
              List<Future<?>> calls = new ArrayList<>();
              List<Open> found = new ArrayList<>();
              for (long id : ids) {
                calls.add(invitation(id, user, found));
              }
              return Future.all(calls).map(done -> found);
            });
  }

  /** The index also has friend requests, and what is void: the room decides. */
  private Future<Void> invitation(long id, long user, List<Open> found) {
    return parts
        .redis()
        .send(Request.cmd(Command.HMGET).arg(RoomKeys.request(id)).arg("kind").arg("a").arg("r"))
        .compose(
            where -> {
              String kind = Reply.textOrNull(where.get(0));
              if (kind == null || !kind.equals("invitation")) {
                return Future.succeededFuture();
              }
              long room = Reply.number(where.get(2));
              String key = LogKeys.invitations(ConversationKey.room(room));
              return parts
                  .redis()
                  .send(Request.cmd(Command.HGET).arg(key).arg(user))
                  .map(
                      pending -> {
                        String[] words =
                            pending == null ? new String[0] : pending.toString().split(" ", 3);
                        if (words.length == 3 && words[0].equals(String.valueOf(id))) {
                          long by = Long.parseLong(words[1]);
                          long ms = Long.parseLong(words[2]);
                          found.add(new Open(id, RequestKind.INVITATION, by, room, ms));
                        }
                        return null;
                      });
            });
  }

  private Future<List<Long>> numbers(String index) {
    return parts
        .redis()
        .send(Request.cmd(Command.ZRANGE).arg(index).arg(0).arg(-1))
        .map(
            reply -> {
              List<Long> numbers = new ArrayList<>();
              reply.forEach(number -> numbers.add(Reply.number(number)));
              return numbers;
            });
  }
}
