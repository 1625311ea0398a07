package dev.rewardsync.decision;

import dev.rewardsync.account.ReferralStatistics;
import dev.rewardsync.decision.Decision.Outcome;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.ReferralEvent;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.money.ExchangeRate;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.order.RefereeOrder;
import dev.rewardsync.order.RefereeOrderCount;
import dev.rewardsync.pricing.PricedOrder;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.RefereeFacts;
import dev.rewardsync.rule.RefundPolicy;
import dev.rewardsync.rule.RuleOutcome;
import dev.rewardsync.rule.Trigger;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What a customer gains, or loses again, by what those do whom they invited. */
final class ReferrerEventHandler {

    private final DecisionContext context;
    private final Accruals accruals;
    private final Reversal reversal;
    private final Rerating rerating;
    private final TimerRunner timers;

    ReferrerEventHandler(
            DecisionContext context, Accruals accruals, Reversal reversal, Rerating rerating, TimerRunner timers) {
        this.context = context;
        this.accruals = accruals;
        this.reversal = reversal;
        this.rerating = rerating;
        this.timers = timers;
    }

    Outcome decide(ReferralEvent event) {
        switch (event) {
            case ReferralEvent.SignedUp signedUp -> signedUp(signedUp);
            case ReferralEvent.OrderCompleted completed -> completed(completed);
            case ReferralEvent.OrderChanged changed -> changed(changed);
            case ReferralEvent.OrderCanceled canceled -> canceled(canceled);
        }
        return Outcome.DECIDED;
    }

    private void signedUp(ReferralEvent.SignedUp event) {
        change(ReferralStatistics::withSignup);
        run(
                Trigger.REFEREE_SIGNED_UP,
                new Facts(
                        event.occurredAt(),
                        event.website(),
                        CustomerFacts.of(context.account().snapshot()),
                        null,
                        new RefereeFacts(event.group(), 0),
                        null),
                event,
                ruleId -> EntryId.refereeAccrual(event.refereeId(), ruleId));
    }

    private void completed(ReferralEvent.OrderCompleted event) {
        OrderPlaced order = event.order();
        PricedOrder whole = cart(order, event.rewardDiscount(), event.coversShipping());
        PricedOrder left = whole.without(event.refunded());
        CustomerFacts referrer = CustomerFacts.of(context.account().snapshot());
        RefereeFacts referee = new RefereeFacts(event.group(), event.ordersBefore());
        String key = RefereeOrder.key(order.orderId());
        BigDecimal amount = amount(left);
        context.orders()
                .track(new RefereeOrder(
                        context.account().owner(), key, event.occurredAt(), amount, referrer, referee, List.of()));
        if (!whole.allLinesRefunded(event.refunded())) {
            List<OrderAccrual> booked = run(
                    Trigger.REFEREE_ORDER_COMPLETED,
                    new Facts(event.occurredAt(), event.website(), referrer, left, referee, null),
                    event,
                    ruleId -> EntryId.refereeOrderAccrual(order.orderId(), ruleId));
            context.orders().track(known(order.orderId()).orElseThrow().withAccruals(booked));
        }
        int firstOf = counting(event.refereeId(), 1) == 1 ? 1 : 0;
        change(referrals -> referrals.withOrder(1, amount, firstOf));
    }

    private PricedOrder cart(OrderPlaced order, BigDecimal rewardDiscount, boolean coversShipping) {
        return PricedOrder.of(
                order, rewardDiscount, coversShipping, context.ruleset().rateFor(order));
    }

    private static BigDecimal amount(PricedOrder cart) {
        ExchangeRate rate = cart.rate();
        return rate == null
                ? BigDecimal.ZERO
                : rate.toBase(cart.order().totals().grandTotal());
    }

    private Optional<RefereeOrder> known(String refereeOrderId) {
        return Optional.ofNullable(context.orders().tracked(RefereeOrder.key(refereeOrderId)))
                .map(RefereeOrder.class::cast);
    }

    /** A refund takes back its share; an amended order is decided again. */
    private void changed(ReferralEvent.OrderChanged event) {
        known(event.order().orderId()).ifPresent(order -> {
            PricedOrder whole = cart(event.order(), event.rewardDiscount(), event.coversShipping());
            Facts facts = new Facts(
                    order.at(),
                    event.website(),
                    order.customer(),
                    whole.without(event.refundedBefore()),
                    order.referee(),
                    null);
            RefundCalculation refunded = new RefundCalculation(whole, event.refunded());
            if (event.refundId() == null) {
                amended(event, order, facts, refunded);
            } else {
                refunded(event, event.refundId(), order, facts, refunded);
            }
        });
    }

    private void refunded(
            ReferralEvent.OrderChanged event,
            String refundId,
            RefereeOrder order,
            Facts facts,
            RefundCalculation refunded) {
        context.orders()
                .track(order.withAccruals(reversal.refund(
                        order.accruals(),
                        accrual -> refunded.takenBack(accrual.booked(), accrual.terms(), facts, event.refundedBefore()),
                        accrualId -> EntryId.refundReversal(event.order().orderId(), refundId, accrualId),
                        null,
                        Cause.of(event))));
    }

    private void amended(
            ReferralEvent.OrderChanged event, RefereeOrder order, Facts facts, RefundCalculation refunded) {
        OrderPlaced amended = event.order();
        List<Discrepancy> found = new ArrayList<>();
        Rerating.Question question = new Rerating.Question(
                facts,
                event.refundedBefore(),
                refunded,
                null,
                ruleId -> EntryId.refereeOrderAmendment(amended.orderId(), amended.revision(), ruleId),
                award -> order.at(),
                Cause.of(event),
                found);
        List<RuleOutcome> outcomes = refunded.priced().allLinesRefunded(event.refundedBefore())
                ? List.of()
                : context.ruleset().run(Trigger.REFEREE_ORDER_COMPLETED, facts);
        List<OrderAccrual> accrued = rerating.rerate(order.accruals(), RuleOutcome.applied(outcomes), question);
        BigDecimal amount = amount(Objects.requireNonNull(facts.pricedOrder()));
        context.orders().track(order.withAccruals(accrued).withAmount(amount));
        context.decision().add(found);
        timers.releaseNow(accrued, Cause.of(event));
        change(referrals -> referrals.withOrder(0, amount.subtract(order.amount()), 0));
    }

    private void canceled(ReferralEvent.OrderCanceled event) {
        String key = RefereeOrder.key(event.orderId());
        if (!(context.orders().tracked(key) instanceof RefereeOrder order)) {
            return;
        }
        for (OrderAccrual accrual : order.accruals()) {
            if (accrual.terms().onRefund() != RefundPolicy.KEEP) {
                String entryId = EntryId.cancelReversal(event.orderId(), accrual.entryId());
                reversal.reverse(accrual, entryId, null, Cause.of(event));
            }
        }
        context.orders().forget(key);
        int lastOf = counting(event.refereeId(), -1) == 0 ? 1 : 0;
        change(referrals -> referrals.withOrder(-1, order.amount().negate(), -lastOf));
    }

    /** Counts an order of a referee's, or one fewer, and says how many count now: those since they were invited. */
    private long counting(String refereeId, int change) {
        String key = RefereeOrderCount.key(refereeId);
        long orders = (context.orders().tracked(key) instanceof RefereeOrderCount known ? known.orders() : 0) + change;
        if (orders > 0) {
            context.orders().track(new RefereeOrderCount(context.account().owner(), key, orders));
        } else {
            context.orders().forget(key);
        }
        return orders;
    }

    private List<OrderAccrual> run(
            Trigger trigger, Facts facts, ReferralEvent event, Function<String, String> entryId) {
        return accruals.ofBehavior(trigger, facts, entryId, Cause.of(event));
    }

    private void change(UnaryOperator<ReferralStatistics> change) {
        context.account()
                .changeStatistics(statistics -> statistics.withReferrals(change.apply(statistics.referrals())));
    }
}
