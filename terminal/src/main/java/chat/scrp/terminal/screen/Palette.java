package chat.scrp.terminal.screen;

import org.jline.utils.AttributedStyle;

/** Colours that can be read on a dark and on a light ground. */
final class Palette {
  static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
  static final AttributedStyle DIM = PLAIN.foreground(244);
  static final AttributedStyle FRAME = PLAIN.foreground(240);
  static final AttributedStyle BAR = PLAIN.foreground(252).background(236);
  static final AttributedStyle BAR_STRONG = PLAIN.bold().foreground(231).background(236);
  static final AttributedStyle BAR_DIM = PLAIN.foreground(247).background(236);
  static final AttributedStyle BAR_GOOD = PLAIN.foreground(77).background(236);
  static final AttributedStyle BAR_NEWS = PLAIN.bold().foreground(221).background(236);
  static final AttributedStyle ALARM = PLAIN.bold().foreground(231).background(124);
  static final AttributedStyle CHOSEN = PLAIN.bold().foreground(231).background(25);
  static final AttributedStyle HEADING = PLAIN.bold().foreground(244);
  static final AttributedStyle UNREAD = PLAIN.bold();
  static final AttributedStyle COUNT = PLAIN.bold().foreground(172);
  static final AttributedStyle ONLINE = PLAIN.foreground(71);
  static final AttributedStyle ERROR = PLAIN.foreground(167);
  static final AttributedStyle NOTE = PLAIN.foreground(67);
  static final AttributedStyle NEWS = PLAIN.foreground(167);
  static final AttributedStyle MENTION = PLAIN.bold().foreground(172);
  static final AttributedStyle OWN = PLAIN.bold();

  private static final int[] PEOPLE = {
    33, 37, 64, 97, 130, 133, 161, 166, 68, 71, 99, 136, 31, 168
  };

  private Palette() {}

  /** The colour of a person: always the same one. */
  static AttributedStyle person(String userId) {
    return PLAIN.foreground(PEOPLE[Math.floorMod(userId.hashCode(), PEOPLE.length)]).bold();
  }
}
