package chat.scrp.verifier.check;

/** One promise of the contract. */
interface Rule {
  /** Reports to the facts each case in which it was broken. */
  void check(Facts facts);
}
