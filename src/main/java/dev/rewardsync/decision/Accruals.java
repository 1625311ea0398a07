package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.DailyAward;
import dev.rewardsync.account.Timer;
import dev.rewardsync.order.AccrualTerms;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.OrderAccrual;
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

    private final DecisionContext context;
    private final PointsPosting points;
    private final TierBasis basis;

    Accruals(DecisionContext context, PointsPosting points, TierBasis basis) {
        this.context = context;
        this.basis = basis;
        this.points = points;
    }

    /** Books points of a rule: available at once where nothing is waited for, else pending. */
    OrderAccrual book(AccrualRequest booking, long earned, AccrualTerms terms) {
        EarningRule rule = booking.rule();
        Instant at = booking.cause().at();
        boolean atOnce = booking.reached() != null && terms.award().hold() == null;
        if (atOnce) {
            points.accrueAvailable(booking, earned, points.expiry(at, terms.expireAfter()));
        } else {
            points.accruePending(booking, earned);
        }
        basis.count(Basis.POINTS_EARNED, at, earned);
        OrderAccrual accrual = new OrderAccrual(
                booking.entryId(),
                rule.id(),
                rule.name(),
                rule.trigger().equals(Trigger.ORDER_PLACED),
                at,
                earned,
                0,
                atOnce ? 0 : earned,
                0,
                0,
                atOnce
                        ? new OrderAccrual.Released(
                                at, context.account().snapshot().sequence())
                        : null,
                terms);
        if (booking.reached() != null && !atOnce) {
            schedule(accrual, booking.orderId(), booking.reached());
        }
        return accrual;
    }

    /** Books more points of an accrual: into its lot where it was released, else to be released with it. */
    OrderAccrual raise(OrderAccrual accrual, AccrualRequest booking, long more) {
        OrderAccrual raised = accrual.plus(more);
        if (accrual.released() != null) {
            points.accrueInto(accrual, booking, more);
        } else {
            points.accruePending(booking, more);
            if (booking.reached() != null) {
                schedule(raised, booking.orderId(), booking.reached());
            }
        }
        basis.count(Basis.POINTS_EARNED, accrual.at(), more);
        return raised;
    }

    /** What an accrual of a rule that applied is made on. */
    AccrualTerms terms(RuleOutcome.Applied applied) {
        EarningRule rule = applied.rule();
        return new AccrualTerms(
                rule.award(),
                rule.expireAfter(),
                rule.onRefund(),
                applied.eligibleLines(),
                context.ruleset().snapshots().get(rule.id()));
    }

    /** Schedules the release of an order's accrual, its hold counted from a moment. */
    void schedule(OrderAccrual accrual, @Nullable String orderId, Instant from) {
        AccrualTerms terms = accrual.terms();
        Period hold = terms.award().hold();
        Instant at = hold == null ? from : points.later(from, hold);
        context.account()
                .scheduleRelease((new Timer.Release(
                        accrual.entryId(), at, accrual.pending(), terms.expireAfter(), accrual.ruleId(), orderId)));
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
        for (RuleOutcome.Applied applied : RuleOutcome.applied(context.ruleset().run(trigger, facts))) {
            EarningRule rule = applied.rule();
            String id = entryId.apply(rule.id());
            assignGroup(rule, id, cause);
            long earned = capped(rule, fitting(applied, discrepancies), cause.at());
            if (earned > 0) {
                booked.add(book(new AccrualRequest(rule, id, orderId, cause.at(), cause), earned, terms(applied)));
            }
        }
        return booked;
    }

    /** The same for an event that no order of the customer's is behind; what kept rules from giving is only counted. */
    List<OrderAccrual> ofBehavior(Trigger trigger, Facts facts, Function<String, String> entryId, Cause cause) {
        List<Discrepancy> found = new ArrayList<>();
        List<OrderAccrual> booked = ofBehavior(trigger, facts, entryId, null, cause, found);
        context.decision().add(found);
        return booked;
    }

    /** Moves the customer to the group that a rule which applied assigns, and tells the shop. */
    void assignGroup(EarningRule rule, String entryId, Cause cause) {
        Account account = context.account().snapshot();
        String group = rule.assignGroup();
        if (group == null || group.equals(account.profile().group())) {
            return;
        }
        String customer = account.owner().id();
        context.account().changeProfile(profile -> profile.told(cause.at(), null, group, null, null));
        context.decision()
                .add(new Notification.GroupAssigned(
                        "group:" + customer + "|" + entryId, customer, cause.at(), group, rule.id()));
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
    long capped(EarningRule rule, long earned, Instant at) {
        if (rule.maxPerDay() == 0 || earned == 0) {
            return earned;
        }
        LocalDate day = at.atZone(context.ruleset().zone()).toLocalDate();
        List<DailyAward> dailyAwards = context.account().snapshot().dailyAwards();
        long given = dailyAwards.stream()
                .filter(cap -> cap.ruleId().equals(rule.id()) && cap.day().equals(day))
                .mapToLong(DailyAward::points)
                .sum();
        long left = Math.max(0, Math.min(earned, rule.maxPerDay() - given));
        if (left > 0) {
            context.account().replaceDailyAwards(counting(dailyAwards, new DailyAward(rule.id(), day, given + left)));
        }
        return left;
    }

    private static List<DailyAward> counting(List<DailyAward> awards, DailyAward counted) {
        LocalDate oldest = awards.stream()
                .map(DailyAward::day)
                .reduce(counted.day(), (one, other) -> one.isAfter(other) ? one : other)
                .minus(CAPS_KEPT);
        Stream<DailyAward> others = awards.stream()
                .filter(award -> !award.day().isBefore(oldest)
                        && !(award.ruleId().equals(counted.ruleId())
                                && award.day().equals(counted.day())));
        return Stream.concat(others, Stream.of(counted)).toList();
    }
}
