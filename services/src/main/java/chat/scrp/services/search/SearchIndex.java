package chat.scrp.services.search;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.Reply;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An index of users or rooms by the beginnings of their words: a sorted set {@code {index:user}} or
 * {@code {index:room}}, all scores 0, with a member {@code word NUL ID} for each word. It may hold
 * too much; what is found is checked against what it is about, and dropped when it is void.
 */
public final class SearchIndex {
  private static final char SEPARATOR = '\0';

  /** No byte of UTF-8 text is that high. */
  private static final int BEHIND_ALL = 0xFF;

  /** Members read beyond what the page needs: some are no hits, and one tells whether to go on. */
  private static final int LOOK_AHEAD = 8;

  private final RedisLink redis;
  private final String key;

  private SearchIndex(RedisLink redis, String key) {
    this.redis = redis;
    this.key = key;
  }

  public static SearchIndex ofUsers(RedisLink redis) {
    return new SearchIndex(redis, "{index:user}");
  }

  public static SearchIndex ofRooms(RedisLink redis) {
    return new SearchIndex(redis, "{index:room}");
  }

  /** One that can be found. */
  public interface Found {
    String id();

    String nickname();
  }

  /** A page of hits, the exact ID first, each hit on one page only. */
  public record Hits<T>(List<T> found, @Nullable String nextCursor) {}

  /** Enters all words; to be done before the name can be found otherwise. */
  public Future<Void> add(String id, String nickname) {
    return addWords(id, SearchWords.of(id, nickname));
  }

  /** Enters the words of a new nickname. */
  public Future<Void> addNickname(String id, String nickname) {
    return add(id, nickname);
  }

  /** Takes the words of an old nickname away, except those that the new one has too. */
  public Future<Void> removeNickname(String id, String old, String current) {
    Set<String> words = new HashSet<>(SearchWords.of(id, old));
    words.removeAll(SearchWords.of(id, current));
    return removeWords(id, words);
  }

  /** Takes all words away. */
  public Future<Void> remove(String id, String nickname) {
    return removeWords(id, SearchWords.of(id, nickname));
  }

  private Future<Void> addWords(String id, Set<String> words) {
    Request add = Request.cmd(Command.ZADD).arg(key);
    words.forEach(word -> add.arg(0).arg(word + SEPARATOR + id));
    return redis.send(add).mapEmpty();
  }

  private Future<Void> removeWords(String id, Set<String> words) {
    if (words.isEmpty()) {
      return Future.succeededFuture();
    }
    Request remove = Request.cmd(Command.ZREM).arg(key);
    words.forEach(word -> remove.arg(word + SEPARATOR + id));
    return redis.send(remove).mapEmpty();
  }

  /**
   * Finds what begins with the query, in any case of letters.
   *
   * @param cursor of the page before, or null for the first page
   * @param look answers what exists of some IDs; what does not is missing in the answer
   */
  public <T extends Found> Future<Hits<T>> search(
      String query,
      int limit,
      @Nullable String cursor,
      Function<List<String>, Future<List<T>>> look) {
    Search<T> search = new Search<>(query, limit, cursor, look);
    return cursor == null ? search.exactFirst() : search.next();
  }

  /** One page while it grows. */
  private final class Search<T extends Found> {
    private final String query;
    private final String prefix;
    private final int limit;
    private final Function<List<String>, Future<List<T>>> look;
    private final List<T> hits = new ArrayList<>();
    private byte[] after;

    Search(
        String query,
        int limit,
        @Nullable String cursor,
        Function<List<String>, Future<List<T>>> look) {
      this.query = query;
      this.prefix = SearchWords.lower(query);
      this.limit = limit;
      this.look = look;
      this.after =
          cursor == null
              ? bound('[', prefix.getBytes(StandardCharsets.UTF_8))
              : bound('(', member(cursor));
    }

    private byte[] member(String cursor) {
      try {
        byte[] member = Base64.getUrlDecoder().decode(cursor);
        if (new String(member, StandardCharsets.UTF_8).startsWith(prefix)) {
          return member;
        }
      } catch (IllegalArgumentException e) {
        // Not one of ours.
      }
      throw new ScrpError(ErrorCode.INVALID_QUERY);
    }

    Future<Hits<T>> exactFirst() {
      return look.apply(List.of(query))
          .compose(
              exact -> {
                hits.addAll(exact);
                return next();
              });
    }

    /** Reads on until the page is full and there is one more hit, or nothing is left. */
    Future<Hits<T>> next() {
      int wanted = limit - hits.size() + LOOK_AHEAD;
      return redis
          .send(
              Request.cmd(Command.ZRANGE)
                  .arg(key)
                  .arg(Buffer.buffer(after))
                  .arg(Buffer.buffer(end()))
                  .arg("BYLEX")
                  .arg("LIMIT")
                  .arg(0)
                  .arg(wanted))
          .compose(
              found ->
                  look.apply(ids(found))
                      .compose(living -> taken(Reply.texts(found), living, wanted)));
    }

    private Future<Hits<T>> taken(List<String> members, List<T> living, int wanted) {
      for (String member : members) {
        T hit = hit(member, living);
        if (hit != null && hits.size() == limit) {
          return Future.succeededFuture(new Hits<>(hits, cursor()));
        }
        if (hit != null) {
          hits.add(hit);
        }
        after = bound('(', member.getBytes(StandardCharsets.UTF_8));
      }
      return members.size() < wanted ? Future.succeededFuture(new Hits<>(hits, null)) : next();
    }

    /** The next page begins behind what was looked at last. */
    private String cursor() {
      byte[] member = new byte[after.length - 1];
      System.arraycopy(after, 1, member, 0, member.length);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(member);
    }

    /** A hit counts under the first of its words that match, and the exact one is there already. */
    private @Nullable T hit(String member, List<T> living) {
      int end = member.indexOf(SEPARATOR);
      String word = member.substring(0, end);
      String id = member.substring(end + 1);
      for (T candidate : living) {
        boolean counts =
            candidate.id().equals(id)
                && !id.equals(query)
                && word.equals(SearchWords.match(id, candidate.nickname(), prefix));
        if (counts) {
          return candidate;
        }
      }
      return null;
    }

    private byte[] end() {
      byte[] from = bound('(', prefix.getBytes(StandardCharsets.UTF_8));
      byte[] end = new byte[from.length + 1];
      System.arraycopy(from, 0, end, 0, from.length);
      end[from.length] = (byte) BEHIND_ALL;
      return end;
    }
  }

  private static byte[] bound(char kind, byte[] member) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(member.length + 1);
    bytes.write(kind);
    bytes.writeBytes(member);
    return bytes.toByteArray();
  }

  private static List<String> ids(Response members) {
    Set<String> ids = new LinkedHashSet<>();
    for (String member : Reply.texts(members)) {
      ids.add(member.substring(member.indexOf(SEPARATOR) + 1));
    }
    return List.copyOf(ids);
  }
}
