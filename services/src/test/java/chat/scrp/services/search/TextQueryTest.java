package chat.scrp.services.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextQueryTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          hello,            Say hello!,                      true
          HELL,             say (hello),                     true
          ello,             say hello,                       false
          hello say,        say hello,                       true
          hello you,        say hello,                       false
          say-hello,        hello; say,                      true
          cafe,             Un café crème,                   true
          CAFÉ,             un cafe\u0301,                   true
          creme caf,        Un café crème,                   true
          strasse,          Hauptstraße Straße,              true
          straß,            STRASSE,                         true
          οδος,             Η ΟΔΟΣ ΕΔΩ,                      true
          ΟΔΟΣ,             οδοσαν,                          true
          istanbul,         İstanbul,                        true
          file,             ﬁle,                             true
          2nd,              the 2ⁿᵈ one,                     true
          привет,           ПРИВЕТ всем,                     true
          йод,              ИОД,                             true
          日本,             これは日本語です,                   true
          本日,             これは日本語です,                   false
          日 語,            これは日本語です,                   true
          iPhone手,         私の iphone手机,                  true
          한,               한국어,                            true
          สวัส,              พูดสวัสดีครับ,                       true
          😀,               so 😀 happy,                     true
          👍,               ok 👍🏽,                          true
          🇩🇪,               from 🇫🇷🇩🇪,                       true
          cooper,           co\u00adoperate,                 true
          foo,              see foo_bar,                     true
          bar,              see foo_bar,                     true
          """)
  void eachWordIsTheBeginningOfAWord(String query, String text, boolean found) {
    assertEquals(found, TextQuery.of(query).matches(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "...", "+-*/", "\u0301", "\u200d"})
  void aQueryWithoutWordsFindsNothing(String query) {
    TextQuery empty = TextQuery.of(query);

    assertTrue(empty.isEmpty());
    assertEquals(false, empty.matches("..." + query));
  }

  @Test
  void theLongestTextIsRead() {
    String text = "é".repeat(4095 - 4) + " zoë";

    assertTrue(TextQuery.of("ZOE").matches(text));
  }
}
