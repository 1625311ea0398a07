package dev.rewardsync.decision;

import dev.rewardsync.decision.RefundedAccruals.MultipliedPoints;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.order.AccrualTerms;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.Multiplication;
import dev.rewardsync.rule.RuleOutcome.Applied;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Re-rates an amended order: compares the points that its rules award now, less refunds, with the points that they awarded
 * before, and posts the difference. It posts reversals before accruals. Additional points become part of the existing accrual.
 */
final class Rerating {

    private final DecisionContext context;
    private final Accruals accruals;
    private final Reversal reversal;

    Rerating(DecisionContext context, Accruals accruals, Reversal reversal) {
        this.context = context;
        this.accruals = accruals;
        this.reversal = reversal;
    }

    /**
     * A rule's new rating.
     *
     * @param booked points that the rule awards in total
     * @param left points left after refunds
     * @param isPosted whether the rule has an accrual, or points left for one
     */
    private record NewRating(EarningRule rule, AccrualTerms terms, long booked, long left, boolean isPosted) {}

    /**
     * Re-rates accruals and returns them.
     *
     * @param before the current accruals of the trigger's rules
     * @param applied the outcomes of the rules that apply now
     */
    List<OrderAccrual> rerate(List<OrderAccrual> before, List<Applied> applied, ReratingRequest request) {
        Map<String, OrderAccrual> byRule = new LinkedHashMap<>();
        before.forEach(accrual -> byRule.put(accrual.ruleId(), accrual));
        Map<String, NewRating> ratings = new LinkedHashMap<>();
        for (Applied outcome : applied) {
            String ruleId = outcome.rule().id();
            ratings.put(ruleId, rate(outcome, byRule.get(ruleId), ratings, request));
        }
        byRule.replaceAll((ruleId, accrual) -> lower(accrual, ratings.get(ruleId), request));
        ratings.forEach((ruleId, rating) -> {
            OrderAccrual accrual = byRule.get(ruleId);
            long more = rating.left() - (accrual == null ? 0 : accrual.points());
            OrderAccrual rated = more > 0 ? raise(accrual, rating, more, request) : accrual;
            if (rated != null) {
                byRule.put(ruleId, withLimitUse(rated, accrual, rating, request));
            }
        });
        return List.copyOf(byRule.values());
    }

    /** Counts the new rating towards the rule's limits. An award that was wholly taken back no longer counts. */
    private OrderAccrual withLimitUse(
            OrderAccrual rated, @Nullable OrderAccrual lowered, NewRating rating, ReratingRequest request) {
        EarningRule rule = rating.rule();
        boolean counted = lowered != null && lowered.limitUse() != null && lowered.points() > 0;
        return rated.withLimitUse(context.limits()
                .change(
                        rule,
                        request.facts().at(),
                        request.before().useOf(rule.id()),
                        counted,
                        rating.booked(),
                        rated.points() > 0));
    }

    private NewRating rate(
            Applied applied, @Nullable OrderAccrual accrual, Map<String, NewRating> earlier, ReratingRequest request) {
        AccrualTerms terms = accrual == null ? accruals.termsOf(applied) : accruals.termsOf(applied, accrual.terms());
        long booked = accruals.validPoints(applied, request.discrepancies());
        Multiplication multiplication = terms.multiplication();
        if (multiplication == null) {
            long takenBack = request.refunds().takenBack(booked, terms, request.facts(), request.refundedBefore());
            return rating(applied, accrual, terms, booked, takenBack);
        }
        List<NewRating> multiplied = multiplication.rules().stream()
                .map(ruleId -> Objects.requireNonNull(earlier.get(ruleId)))
                .toList();
        return rating(
                applied,
                accrual,
                terms.withMultiplication(multiplication.withRefundedInAdvance(refundedInAdvance(multiplied))),
                booked,
                RefundedAccruals.takenBack(booked, terms, multiplication, sum(multiplied)));
    }

    private static NewRating rating(
            Applied applied, @Nullable OrderAccrual accrual, AccrualTerms terms, long booked, long takenBack) {
        boolean isPosted = accrual != null || takenBack < booked;
        return new NewRating(applied.rule(), terms, booked, booked - takenBack, isPosted);
    }

    private static MultipliedPoints sum(List<NewRating> multiplied) {
        MultipliedPoints sum = MultipliedPoints.NONE;
        for (NewRating rating : multiplied) {
            sum = sum.plus(rating.booked(), rating.booked() - rating.left());
        }
        return sum;
    }

    private static long refundedInAdvance(List<NewRating> multiplied) {
        return multiplied.stream()
                .filter(rating -> !rating.isPosted())
                .mapToLong(NewRating::booked)
                .reduce(0, Math::addExact);
    }

    private OrderAccrual lower(OrderAccrual accrual, @Nullable NewRating rating, ReratingRequest request) {
        long left = rating == null ? 0 : rating.left();
        EntryId entryId = request.entryId().apply(accrual.ruleId());
        OrderAccrual lowered =
                reversal.reverse(accrual, accrual.points() - left, entryId, request.orderId(), request.cause());
        return rating == null ? lowered : lowered.rerated(rating.booked(), rating.terms());
    }

    private OrderAccrual raise(@Nullable OrderAccrual accrual, NewRating rating, long more, ReratingRequest request) {
        AccrualRequest accrualRequest = new AccrualRequest(
                rating.rule(),
                request.entryId().apply(rating.rule().id()),
                request.orderId(),
                request.holdStart().apply(rating.terms().award()),
                request.cause());
        OrderAccrual raised = accrual == null
                ? accruals.post(accrualRequest, more, rating.terms())
                : raise(accrual, accrualRequest, more);
        return raised.rerated(rating.booked(), rating.terms());
    }

    /** Raises an accrual. Reinstates its forgiven points first, see {@link OrderAccrual}, and posts only the rest. */
    private OrderAccrual raise(OrderAccrual accrual, AccrualRequest accrualRequest, long more) {
        long reinstated = Math.min(more, accrual.forgiven());
        OrderAccrual result = accrual.withForgivenReinstated(reinstated);
        return more == reinstated ? result : accruals.raise(result, accrualRequest, more - reinstated);
    }
}
