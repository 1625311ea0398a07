package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.DayCap;
import dev.rewardsync.account.Due;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.rule.Award;
import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.RuleOutcome;
import dev.rewardsync.rule.TierPolicy.Basis;
import dev.rewardsync.rule.Trigger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Books what earning rules give, as each rule says: at once or pending, and no more a day than its cap. */
final class Accruals {

    private static final Period CAPS_KEPT = Period.ofDays(90);

    private final Draft draft;
    private final Points points;
    private final TierBasis basis;

    Accruals(Draft draft, Points points, TierBasis basis) {
        this.draft = draft;
        this.basis = basis;
        this.points = points;
    }

    /** Books a cart rule's points and schedules their release where it has a date already. */
    OrderAccrual ofCart(EarningRule rule, String entryId, long earned, String orderId, Cause cause) {
        boolean placed = rule.award().on().equals(Award.ON_PLACED);
        boolean atOnce = placed && rule.award().hold() == null;
        if (atOnce) {
            points.accrueAvailable(entryId, earned, rule, orderId, cause);
        } else {
            points.accruePending(entryId, earned, rule, orderId, cause);
        }
        basis.count(Basis.POINTS_EARNED, cause.at(), earned);
        OrderAccrual accrual = accrual(rule, entryId, earned, atOnce ? 0 : earned, true, cause.at());
        if (placed && !atOnce) {
            schedule(accrual, orderId, cause.at());
        }
        return accrual;
    }

    /** Schedules the release of an order's accrual, its hold counted from a moment. */
    void schedule(OrderAccrual accrual, String orderId, Instant from) {
        Period hold = accrual.award().hold();
        Instant at = hold == null ? from : points.later(from, hold);
        draft.change(account -> account.scheduling(new Due.Release(
                accrual.entryId(), at, accrual.pending(), accrual.expireAfter(), accrual.ruleId(), orderId)));
    }

    /**
     * Runs the behaviour rules that listen to a trigger and books what they give.
     *
     * @param entryId the id of the entry that a rule of an id makes
     * @param orderId the order behind the event, where one is
     * @param discrepancies gets what kept a rule from giving points
     * @return what was booked, in order
     */
    List<OrderAccrual> ofBehavior(
            Trigger trigger,
            Facts facts,
            Function<String, String> entryId,
            @Nullable String orderId,
            Cause cause,
            List<Discrepancy> discrepancies) {
        List<OrderAccrual> booked = new ArrayList<>();
        for (RuleOutcome outcome : draft.ruleset().run(trigger, facts)) {
            if (outcome instanceof RuleOutcome.Applied applied) {
                assignGroup(applied.rule(), entryId.apply(applied.rule().id()), cause);
                long earned = capped(applied.rule(), fitting(applied, discrepancies), cause.at());
                if (earned > 0) {
                    booked.add(book(applied.rule(), entryId.apply(applied.rule().id()), earned, orderId, cause));
                }
            }
        }
        return booked;
    }

    /** The same for an event that no order of the customer's is behind; what kept rules from giving is only counted. */
    List<OrderAccrual> ofBehavior(Trigger trigger, Facts facts, Function<String, String> entryId, Cause cause) {
        List<Discrepancy> found = new ArrayList<>();
        List<OrderAccrual> booked = ofBehavior(trigger, facts, entryId, null, cause, found);
        draft.found(found);
        return booked;
    }

    /** Moves the customer to the group that a rule which applied assigns, and tells the shop. */
    void assignGroup(EarningRule rule, String entryId, Cause cause) {
        Account account = draft.account();
        String group = rule.assignGroup();
        if (group == null || group.equals(account.profile().group())) {
            return;
        }
        String customer = account.owner().id();
        draft.change(it -> it.with(it.profile().told(cause.at(), null, group, null, null)));
        draft.add(new Notification.GroupAssigned(
                "group:" + customer + "|" + entryId, customer, cause.at(), group, rule.id()));
    }

    private OrderAccrual book(EarningRule rule, String entryId, long earned, @Nullable String orderId, Cause cause) {
        basis.count(Basis.POINTS_EARNED, cause.at(), earned);
        Period hold = rule.award().hold();
        if (hold == null) {
            points.accrueAvailable(entryId, earned, rule, orderId, cause);
            return accrual(rule, entryId, earned, 0, false, cause.at());
        }
        points.accruePending(entryId, earned, rule, orderId, cause);
        Instant at = points.later(cause.at(), hold);
        draft.change(account ->
                account.scheduling(new Due.Release(entryId, at, earned, rule.expireAfter(), rule.id(), orderId)));
        return accrual(rule, entryId, earned, earned, false, cause.at());
    }

    private static OrderAccrual accrual(
            EarningRule rule, String entryId, long earned, long pending, boolean fromCart, Instant at) {
        return new OrderAccrual(
                entryId,
                rule.id(),
                rule.name(),
                fromCart,
                earned,
                pending,
                0,
                at,
                rule.award(),
                rule.expireAfter(),
                rule.onRefund());
    }

    /** The points of a rule that applied; 0, and a discrepancy, where they can't be worked out or booked. */
    long fitting(RuleOutcome.Applied applied, List<Discrepancy> discrepancies) {
        if (applied.shortfall() != null) {
            discrepancies.add(discrepancy(applied.shortfall(), applied.rule()));
            return 0;
        }
        if (!points.fits(applied.points())) {
            discrepancies.add(discrepancy(RuleOutcome.Shortfall.POINTS_OVERFLOW, applied.rule()));
            return 0;
        }
        return applied.points();
    }

    private static Discrepancy discrepancy(RuleOutcome.Shortfall shortfall, EarningRule rule) {
        return switch (shortfall) {
            case NO_EXCHANGE_RATE ->
                new Discrepancy(
                        Discrepancy.Code.NO_EXCHANGE_RATE,
                        "rule %s gave no points: no exchange rate to the ruleset's currency".formatted(rule.id()));
            case POINTS_OVERFLOW ->
                new Discrepancy(
                        Discrepancy.Code.POINTS_OVERFLOW,
                        "rule %s gave no points: more than a balance can hold".formatted(rule.id()));
        };
    }

    /** Cuts points to what a rule's daily cap leaves, and counts them against it. */
    private long capped(EarningRule rule, long earned, Instant at) {
        if (rule.maxPerDay() == 0 || earned == 0) {
            return earned;
        }
        LocalDate day = at.atZone(draft.ruleset().zone()).toLocalDate();
        List<DayCap> caps = draft.account().caps();
        long given = caps.stream()
                .filter(cap -> cap.ruleId().equals(rule.id()) && cap.day().equals(day))
                .mapToLong(DayCap::points)
                .sum();
        long left = Math.max(0, Math.min(earned, rule.maxPerDay() - given));
        if (left > 0) {
            draft.change(account -> counting(account, new DayCap(rule.id(), day, given + left)));
        }
        return left;
    }

    private static Account counting(Account account, DayCap counted) {
        LocalDate oldest = account.caps().stream()
                .map(DayCap::day)
                .reduce(counted.day(), (one, other) -> one.isAfter(other) ? one : other)
                .minus(CAPS_KEPT);
        Stream<DayCap> others = account.caps().stream()
                .filter(cap -> !cap.day().isBefore(oldest)
                        && !(cap.ruleId().equals(counted.ruleId()) && cap.day().equals(counted.day())));
        return account.withCaps(Stream.concat(others, Stream.of(counted)).toList());
    }
}
