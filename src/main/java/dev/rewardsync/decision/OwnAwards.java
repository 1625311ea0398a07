package dev.rewardsync.decision;

import dev.rewardsync.order.LimitUse;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.order.TrialAward;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The earlier awards of an event that is decided again, by rule id. They do not stand in their own way, and what they have
 * used of their rules' limits is not used again.
 */
record OwnAwards(Map<String, OwnAward> byRule) {

    /** No earlier awards: the event is decided for the first time. */
    static final OwnAwards NONE = new OwnAwards(Map.of());

    /**
     * The earlier award of a rule with limits.
     *
     * @param hasPoints whether it has points that are not taken back
     */
    record OwnAward(LimitUse use, boolean hasPoints) {

        /** Returns the award of a rule that was a trial in one revision and live in another. It used its limits once. */
        private OwnAward mergedWith(OwnAward other) {
            LimitUse most = other.use.points() > use.points() ? other.use : use;
            return new OwnAward(most, hasPoints || other.hasPoints);
        }
    }

    /** Returns the awards that accruals have used limits for. */
    static OwnAwards of(List<OrderAccrual> accruals) {
        return of(accruals, List.of());
    }

    /** Returns the awards that accruals and trial rules have used limits for. */
    static OwnAwards of(List<OrderAccrual> accruals, List<TrialAward> trials) {
        Map<String, OwnAward> byRule = new HashMap<>();
        accruals.forEach(accrual -> add(byRule, accrual.ruleId(), accrual.limitUse(), accrual.points() > 0));
        trials.forEach(trial -> add(byRule, trial.ruleId(), trial.limitUse(), trial.points() > 0));
        return new OwnAwards(Map.copyOf(byRule));
    }

    private static void add(Map<String, OwnAward> byRule, String ruleId, @Nullable LimitUse use, boolean hasPoints) {
        if (use != null) {
            byRule.merge(ruleId, new OwnAward(use, hasPoints), OwnAward::mergedWith);
        }
    }

    /** Returns the earlier award of a rule; null if it has none, or no limits. */
    @Nullable
    OwnAward of(String ruleId) {
        return byRule.get(ruleId);
    }

    /** Returns what the earlier award of a rule has used of its limits; null for nothing. */
    @Nullable
    LimitUse useOf(String ruleId) {
        OwnAward award = byRule.get(ruleId);
        return award == null ? null : award.use();
    }
}
