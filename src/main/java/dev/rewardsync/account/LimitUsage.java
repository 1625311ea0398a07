package dev.rewardsync.account;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a customer has used of the limits of earning rules. Periods that ended 3 years before the newest one began are dropped.
 * Until then, late events and amendments of old orders count in them: a shop may amend an order for as long as its key is stored.
 *
 * @param periods one for a rule and period
 */
public record LimitUsage(List<PeriodUsage> periods) {

    /** Nothing is used. */
    public static final LimitUsage NONE = new LimitUsage(List.of());

    /** How long the usage of a period is stored after its end: as long as an order, by default. */
    private static final Period RETENTION = Period.ofYears(3);

    /** Returns what a rule's awards have used in the period that contains a day. */
    public PeriodUsage of(String ruleId, LimitPeriod per, LocalDate day) {
        for (PeriodUsage usage : periods) {
            if (usage.isOf(ruleId, per, day)) {
                return usage;
            }
        }
        return new PeriodUsage(ruleId, per, per.startOf(day), 0, 0);
    }

    /** Returns this usage after an award on a day, or after a change of one, counted in each of a rule's periods. */
    public LimitUsage plus(String ruleId, Set<LimitPeriod> pers, LocalDate day, long points, int awards) {
        List<PeriodUsage> changed = new ArrayList<>(periods);
        for (LimitPeriod per : pers) {
            PeriodUsage before = of(ruleId, per, day);
            changed.remove(before);
            changed.add(before.plus(points, awards));
        }
        return new LimitUsage(withoutPast(changed));
    }

    /** Returns this usage after an award of a day was wholly taken back. */
    public LimitUsage withoutAward(String ruleId, LocalDate day) {
        return new LimitUsage(periods.stream()
                .map(usage -> usage.isOf(ruleId, usage.per(), day) ? usage.plus(0, -1) : usage)
                .toList());
    }

    private static List<PeriodUsage> withoutPast(List<PeriodUsage> usages) {
        LocalDate newest = usages.stream()
                .map(PeriodUsage::start)
                .reduce(LocalDate.EPOCH, (one, other) -> one.isAfter(other) ? one : other);
        LocalDate oldest = newest.minus(RETENTION);
        return usages.stream().filter(usage -> usage.end().isAfter(oldest)).toList();
    }
}
