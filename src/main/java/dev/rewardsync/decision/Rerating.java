package dev.rewardsync.decision;

import dev.rewardsync.event.RefundedQuantities;
import dev.rewardsync.order.AccrualTerms;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.rule.Award;
import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.RuleOutcome.Applied;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Another look at an order that is written anew: what its rules give now, less what refunds have taken of it, is set
 * against what they gave before, and only the difference is booked. What is taken back comes first, then what is added;
 * that becomes part of the accrual it adds to.
 */
final class Rerating {

    private final Accruals accruals;
    private final Reversal reversal;

    Rerating(Accruals accruals, Reversal reversal) {
        this.accruals = accruals;
        this.reversal = reversal;
    }

    /**
     * What the rules of one trigger are asked again.
     *
     * @param facts what they see
     * @param refundedBefore what had been refunded at that moment
     * @param refunded all that was refunded since the order was placed
     * @param orderId of the customer's own order; null where it is someone else's
     * @param entryId the id of the entry that books a rule's difference
     * @param reached when the wait for an award's release began; gives null where it did not yet
     * @param discrepancies gets what keeps a rule from giving points
     */
    record Question(
            Facts facts,
            RefundedQuantities refundedBefore,
            RefundCalculation refunded,
            @Nullable String orderId,
            UnaryOperator<String> entryId,
            Function<Award, @Nullable Instant> reached,
            Cause cause,
            List<Discrepancy> discrepancies) {}

    /** What a rule gives now: in all, on which terms, and what is left of that after refunds. */
    private record Answer(EarningRule rule, AccrualTerms terms, long booked, long left) {}

    /** The accruals of the trigger's rules as they are now, of what they were. */
    List<OrderAccrual> rerate(List<OrderAccrual> known, List<Applied> applied, Question question) {
        Map<String, OrderAccrual> byRule = new LinkedHashMap<>();
        known.forEach(accrual -> byRule.put(accrual.ruleId(), accrual));
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (Applied outcome : applied) {
            String ruleId = outcome.rule().id();
            answers.put(ruleId, answer(outcome, byRule.get(ruleId), question));
        }
        byRule.replaceAll((ruleId, accrual) -> lowered(accrual, answers.get(ruleId), question));
        answers.forEach((ruleId, answer) -> {
            OrderAccrual before = byRule.get(ruleId);
            long more = answer.left() - (before == null ? 0 : before.points());
            if (more > 0) {
                byRule.put(ruleId, raised(before, answer, more, question));
            }
        });
        return List.copyOf(byRule.values());
    }

    private Answer answer(Applied applied, @Nullable OrderAccrual known, Question question) {
        EarningRule rule = applied.rule();
        AccrualTerms own = accruals.terms(applied);
        AccrualTerms terms = known == null ? own : known.terms().rerated(own);
        long before = known == null ? 0 : known.booked();
        long given = accruals.fitting(applied, question.discrepancies());
        long booked = given <= before
                ? given
                : before
                        + accruals.capped(rule, given - before, question.facts().at());
        long takenBack = question.refunded().takenBack(booked, terms, question.facts(), question.refundedBefore());
        return new Answer(rule, terms, booked, booked - takenBack);
    }

    private OrderAccrual lowered(OrderAccrual accrual, @Nullable Answer answer, Question question) {
        long left = answer == null ? 0 : answer.left();
        String entryId = question.entryId().apply(accrual.ruleId());
        OrderAccrual lowered =
                reversal.reverse(accrual, accrual.points() - left, entryId, question.orderId(), question.cause());
        return answer == null ? lowered : lowered.rerated(answer.booked(), answer.terms());
    }

    private OrderAccrual raised(@Nullable OrderAccrual known, Answer answer, long more, Question question) {
        AccrualRequest booking = new AccrualRequest(
                answer.rule(),
                question.entryId().apply(answer.rule().id()),
                question.orderId(),
                question.reached().apply(answer.terms().award()),
                question.cause());
        OrderAccrual raised =
                known == null ? accruals.book(booking, more, answer.terms()) : raised(known, booking, more);
        return raised.rerated(answer.booked(), answer.terms());
    }

    /** What had been forgiven is not given a second time. */
    private OrderAccrual raised(OrderAccrual known, AccrualRequest booking, long more) {
        long kept = Math.min(more, known.forgiven());
        OrderAccrual given = known.givingForgiven(kept);
        return more == kept ? given : accruals.raise(given, booking, more - kept);
    }
}
