package chat.scrp.services;

import java.time.Duration;

/**
 * What SEARCH_MESSAGE may cost.
 *
 * @param time after which a call answers with what it has, and a cursor
 * @param pageMessages entries of a log that it reads at a time
 * @param pageBytes bytes of a log that it reads at a time, about
 * @param searchesWaiting calls of one user on one event loop that may wait for the one before
 * @param pagesWaiting calls of one event loop that may wait for their next page
 */
public record SearchConfig(
    Duration time, int pageMessages, int pageBytes, int searchesWaiting, int pagesWaiting) {

  public static SearchConfig defaults() {
    return new SearchConfig(Duration.ofMillis(250), 100, 64 * 1024, 4, 500);
  }
}
