package dev.rewardsync.decision;

import dev.rewardsync.account.LimitPeriod;
import dev.rewardsync.account.LimitUsage;
import dev.rewardsync.account.PeriodUsage;
import dev.rewardsync.order.LimitUse;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.LimitBalance;
import dev.rewardsync.rule.LimitLookup;
import dev.rewardsync.rule.RuleLimit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts the customer's awards towards the limits of their rules. See {@code docs/earning.md}, "Limits". */
final class AwardLimits {

    private final DecisionContext context;

    AwardLimits(DecisionContext context) {
        this.context = context;
    }

    /**
     * Returns the limits as they are before an event's awards.
     *
     * @param own earlier awards for the same event, which are decided again
     */
    LimitLookup before(Instant at, OwnAwards own) {
        LimitUsage usage = context.account().snapshot().limitUsage();
        return (ruleId, limit) -> {
            PeriodUsage used = usage.of(ruleId, limit.per(), day(at));
            OwnAwards.OwnAward award = own.of(ruleId);
            return switch (limit.measure()) {
                case POINTS ->
                    balance(
                            limit,
                            used.points(),
                            award == null ? 0 : award.use().points());
                case TIMES -> balance(limit, used.awards(), award != null && award.hasPoints() ? 1 : 0);
            };
        };
    }

    /** Returns a limit's state. The own use stays with the award, even if the limit has been lowered since. */
    private static LimitBalance balance(RuleLimit limit, long used, long own) {
        long left = Math.max(0, limit.max() - Math.max(used, own));
        return new LimitBalance(limit, used, own + left);
    }

    /** Counts a new award; returns its use, null if the rule has no limits. */
    @Nullable
    LimitUse use(EarningRule rule, Instant at, long points) {
        if (rule.limits().isEmpty()) {
            return null;
        }
        count(rule, at, points, 1);
        return new LimitUse(at, points);
    }

    /** Counts a new award; returns it with its use. */
    OrderAccrual withUse(OrderAccrual award, EarningRule rule, Instant at) {
        LimitUse use = use(rule, at, award.booked());
        return use == null ? award : award.withLimitUse(use);
    }

    /**
     * Counts an award that was decided again; returns its use. Its points count as the most that it has ever had.
     *
     * @param use what the award has used before, in any revision; null for nothing
     * @param counted whether it counts as an award
     * @param points points that it has now, before refunds
     * @param hasPoints whether it now has points that are not taken back
     */
    @Nullable
    LimitUse change(
            EarningRule rule, Instant at, @Nullable LimitUse use, boolean counted, long points, boolean hasPoints) {
        if (rule.limits().isEmpty()) {
            return use;
        }
        long before = use == null ? 0 : use.points();
        long most = Math.max(before, points);
        int newlyCounted = (hasPoints ? 1 : 0) - (counted ? 1 : 0);
        if (most > before || newlyCounted != 0) {
            count(rule, at, most - before, newlyCounted);
        }
        return most == 0 ? use : new LimitUse(at, most);
    }

    /**
     * No longer counts an award because it was wholly taken back.
     *
     * @param use what the award has used; null if it does not count
     */
    void removeAward(String ruleId, @Nullable LimitUse use) {
        if (use != null) {
            context.account().changeLimitUsage(usage -> usage.withoutAward(ruleId, day(use.at())));
        }
    }

    private void count(EarningRule rule, Instant at, long points, int awards) {
        Set<LimitPeriod> pers = EnumSet.noneOf(LimitPeriod.class);
        rule.limits().forEach(limit -> pers.add(limit.per()));
        context.account().changeLimitUsage(usage -> usage.plus(rule.id(), pers, day(at), points, awards));
    }

    private LocalDate day(Instant at) {
        return at.atZone(context.ruleset().zone()).toLocalDate();
    }
}
