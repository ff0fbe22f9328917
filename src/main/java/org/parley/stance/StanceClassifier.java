package org.parley.stance;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.parley.target.TargetMentions;
import org.parley.text.Language;

/** Judges pairs with a bundle's members and its calibration. Safe to share between threads. */
public final class StanceClassifier implements AutoCloseable {

  private final List<StanceMember> members;
  private final Calibration calibration;

  /**
   * Combines members.
   *
   * @param members at least one, each named in the calibration's weights
   */
  public StanceClassifier(List<StanceMember> members, Calibration calibration) {
    this.members = List.copyOf(members);
    this.calibration = calibration;
  }

  /**
   * Judges a pair whose target is addressed. Members that cannot judge its language are left out;
   * where none can, all stances are equally probable and the judgement abstains.
   */
  public Judgement judge(Pair pair) {
    Map<String, Distribution> distributions = StanceMember.ask(members, pair);
    if (distributions.isEmpty()) {
      return new Judgement(pair.target(), Distribution.UNKNOWN, true, Map.of(), List.of());
    }
    Distribution combined = calibration.combine(distributions);
    return new Judgement(
        pair.target(), combined, calibration.abstains(combined), distributions, List.of());
  }

  /**
   * The languages that a member has learned but cannot judge here for want of an encoder, with the
   * encoder's id.
   */
  public Map<Language, String> missing() {
    Map<Language, String> missing = new EnumMap<>(Language.class);
    members.forEach(member -> missing.putAll(member.missing()));
    return missing;
  }

  /** The judgement of a target that the paragraph does not address. */
  public static Judgement notAddressed(TargetMentions target) {
    return new Judgement(target, Distribution.CERTAIN_NONE, false, Map.of(), List.of());
  }

  @Override
  public void close() {
    members.forEach(StanceMember::close);
  }
}
