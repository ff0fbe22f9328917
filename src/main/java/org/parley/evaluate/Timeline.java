package org.parley.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.stance.Stance;

/**
 * Labels over time.
 *
 * @param periods by target, then by time; empty where no row has a date
 */
public record Timeline(List<Period> periods) {

  private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d{2}))?.*");

  /** Where dates span more months than this a period is a year: a month would hold too little. */
  private static final int MOST_MONTHS = 24;

  public Timeline {
    periods = List.copyOf(periods);
  }

  /**
   * The labels of one target in one period.
   *
   * @param target the target's id
   * @param period a year such as {@code 2018}, or a month such as {@code 2018-01}
   * @param gold how many rows have each gold label
   * @param predicted how many rows have each predicted label
   */
  public record Period(
      String target, String period, Map<Stance, Integer> gold, Map<Stance, Integer> predicted) {

    public Period {
      gold = Collections.unmodifiableMap(new EnumMap<>(gold));
      predicted = Collections.unmodifiableMap(new EnumMap<>(predicted));
    }
  }

  /** Counts by month, or by year where dates span more than two years or are years alone. */
  static Timeline of(List<MatchedPair> pairs) {
    List<String> months =
        pairs.stream().map(pair -> date(pair, true)).filter(d -> !d.isEmpty()).distinct().toList();
    boolean byMonth =
        months.stream().allMatch(month -> month.length() > 4) && span(months) <= MOST_MONTHS;
    Map<String, Map<String, Period>> periods = new TreeMap<>();
    for (MatchedPair pair : pairs) {
      String date = date(pair, byMonth);
      if (!date.isEmpty()) {
        periods
            .computeIfAbsent(pair.target(), target -> new TreeMap<>())
            .merge(date, one(pair, date), Timeline::sum);
      }
    }
    List<Period> list = new ArrayList<>();
    periods.values().forEach(byDate -> list.addAll(byDate.values()));
    return new Timeline(list);
  }

  /** Months from the first to the last, both counted. */
  private static int span(List<String> months) {
    IntSummaryStatistics numbers =
        months.stream()
            .mapToInt(
                month ->
                    12 * Integer.parseInt(month.substring(0, 4))
                        + Integer.parseInt(month.substring(5)))
            .summaryStatistics();
    return months.isEmpty() ? 0 : numbers.getMax() - numbers.getMin() + 1;
  }

  private static String date(MatchedPair pair, boolean month) {
    String date = pair.gold().date();
    Matcher matcher = DATE.matcher(date == null ? "" : date.strip());
    if (!matcher.matches()) {
      return "";
    }
    return month && matcher.group(2) != null
        ? matcher.group(1) + "-" + matcher.group(2)
        : matcher.group(1);
  }

  private static Period one(MatchedPair pair, String date) {
    Stance predicted = pair.predicted();
    return new Period(
        pair.target(),
        date,
        Map.of(pair.label(), 1),
        predicted == null ? new EnumMap<>(Stance.class) : Map.of(predicted, 1));
  }

  private static Period sum(Period a, Period b) {
    return new Period(a.target, a.period, sum(a.gold, b.gold), sum(a.predicted, b.predicted));
  }

  private static Map<Stance, Integer> sum(Map<Stance, Integer> a, Map<Stance, Integer> b) {
    EnumMap<Stance, Integer> sum = new EnumMap<>(Stance.class);
    sum.putAll(a);
    b.forEach((stance, count) -> sum.merge(stance, count, Integer::sum));
    return sum;
  }
}
