package dev.rewardsync.decision;

import dev.rewardsync.account.ReferralStatistics;
import dev.rewardsync.event.EventType;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.PayableScope;
import dev.rewardsync.event.ReferralEvent;
import dev.rewardsync.event.RefundTotals;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.money.CurrencyChange;
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

/** Handles the events of a customer's referees. */
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
            case ReferralEvent.SignedUp signedUp -> signUp(signedUp);
            case ReferralEvent.OrderCompleted completed -> complete(completed);
            case ReferralEvent.OrderChanged changed -> changeOrder(changed);
            case ReferralEvent.OrderCanceled canceled -> cancel(canceled);
        }
        return Outcome.Accepted.DECIDED;
    }

    private void signUp(ReferralEvent.SignedUp event) {
        updateStatistics(ReferralStatistics::withSignup);
        runRules(
                Trigger.REFEREE_SIGNED_UP,
                Facts.ofReferee(
                        event.occurredAt(),
                        event.website(),
                        CustomerFacts.of(context.account().snapshot()),
                        new RefereeFacts(event.group(), 0),
                        null),
                event,
                ruleId -> EntryId.refereeAccrual(event.refereeId(), ruleId));
    }

    /** Counts a referee's completed order, unless it has counted: a later sign-up publishes all completed orders again. */
    private void complete(ReferralEvent.OrderCompleted event) {
        OrderPlaced order = event.order();
        if (refereeOrder(order.orderId()).isPresent()) {
            return;
        }
        PricedOrder whole = price(order, event.rewardDiscount(), event.payable());
        PricedOrder remaining = whole.without(event.refunded());
        CustomerFacts referrer = CustomerFacts.of(context.account().snapshot());
        RefereeFacts referee = new RefereeFacts(event.group(), event.ordersBefore());
        String key = RefereeOrder.key(order.orderId());
        BigDecimal amount = amount(remaining);
        context.orders()
                .put(new RefereeOrder(
                        context.account().owner(),
                        key,
                        event.occurredAt(),
                        amount,
                        referrer,
                        referee,
                        event.type() == EventType.CUSTOMER_SIGNED_UP ? event.refunded() : null,
                        List.of()));
        if (!whole.hasNothingLeft(event.refunded())) {
            List<OrderAccrual> accrued = runRules(
                    Trigger.REFEREE_ORDER_COMPLETED,
                    Facts.ofReferee(event.occurredAt(), event.website(), referrer, referee, remaining),
                    event,
                    ruleId -> EntryId.refereeOrderAccrual(order.orderId(), ruleId));
            context.orders().put(refereeOrder(order.orderId()).orElseThrow().withAccruals(accrued));
        }
        int newReferees = changeOrderCount(event.refereeId(), 1) == 1 ? 1 : 0;
        updateStatistics(referrals -> referrals.plusOrders(1, amount, newReferees));
    }

    private PricedOrder price(OrderPlaced order, BigDecimal rewardDiscount, PayableScope payable) {
        return PricedOrder.of(order, rewardDiscount, payable, context.ruleset().exchangeRateFor(order));
    }

    private static BigDecimal amount(PricedOrder priced) {
        ExchangeRate rate = priced.rate();
        return rate == null
                ? BigDecimal.ZERO
                : rate.toBase(priced.order().totals().grandTotal());
    }

    private Optional<RefereeOrder> refereeOrder(String refereeOrderId) {
        return Optional.ofNullable(context.orders().tracked(RefereeOrder.key(refereeOrderId)))
                .map(RefereeOrder.class::cast);
    }

    /** Takes back the share of a refund, or re-rates an amended order. */
    private void changeOrder(ReferralEvent.OrderChanged event) {
        refereeOrder(event.order().orderId())
                .map(stored -> converted(stored, event))
                .ifPresent(order -> {
                    PricedOrder whole = price(event.order(), event.rewardDiscount(), event.payable());
                    RefundTotals before =
                            order.refundedBefore() == null ? event.refundedBefore() : order.refundedBefore();
                    Facts facts = Facts.ofReferee(
                            order.at(), event.website(), order.referrer(), order.referee(), whole.without(before));
                    RefundCalculation refunds = new RefundCalculation(whole, event.refunded());
                    if (event.refundId() == null) {
                        amend(event, before, order, facts, refunds);
                    } else {
                        refund(event, before, order, facts, refunds);
                    }
                });
    }

    /** Converts the refunds before an order counted at a sign-up to the currency of a new revision. */
    private static RefereeOrder converted(RefereeOrder order, ReferralEvent.OrderChanged event) {
        RefundTotals before = order.refundedBefore();
        CurrencyChange change = event.currencyChange();
        return before == null || change == null ? order : order.withRefundedBefore(before.in(change));
    }

    private void refund(
            ReferralEvent.OrderChanged event,
            RefundTotals before,
            RefereeOrder order,
            Facts facts,
            RefundCalculation refunds) {
        context.orders()
                .put(order.withAccruals(reversal.reverseRefundedShare(
                        order.accruals(),
                        accrual -> refunds.takenBack(accrual.booked(), accrual.terms(), facts, before),
                        accrualId -> EntryId.refundReversal(
                                event.order().orderId(), Objects.requireNonNull(event.refundId()), accrualId),
                        null,
                        Cause.of(event))));
    }

    private void amend(
            ReferralEvent.OrderChanged event,
            RefundTotals before,
            RefereeOrder order,
            Facts facts,
            RefundCalculation refunds) {
        OrderPlaced amended = event.order();
        List<Discrepancy> discrepancies = new ArrayList<>();
        OwnAwards ownAwards = OwnAwards.of(order.accruals());
        ReratingRequest request = new ReratingRequest(
                facts,
                ownAwards,
                before,
                refunds,
                null,
                ruleId -> EntryId.refereeOrderAmendment(amended.orderId(), amended.revision(), ruleId),
                award -> order.at(),
                Cause.of(event),
                discrepancies);
        List<RuleOutcome> outcomes = refunds.priced().hasNothingLeft(before)
                ? List.of()
                : context.evaluate(Trigger.REFEREE_ORDER_COMPLETED, facts, ownAwards);
        List<OrderAccrual> accrued = rerating.rerate(order.accruals(), RuleOutcome.applied(outcomes), request);
        BigDecimal amount = amount(Objects.requireNonNull(facts.pricedOrder()));
        context.orders().put(order.withAccruals(accrued).withAmount(amount));
        context.decision().addNewDiscrepancies(discrepancies);
        timers.releaseDue(accrued, Cause.of(event));
        updateStatistics(referrals -> referrals.plusOrders(0, amount.subtract(order.amount()), 0));
    }

    /**
     * Reverses what the referrer earned for a canceled order, except accruals with {@code onRefund: keep}. The referrer did
     * not cancel anything, so {@code keep} also covers a cancellation here, unlike in {@link OrderCancellation}, which
     * reverses every accrual of the customer's own order. See {@code referee-order-completed} in {@code docs/rules.md}.
     */
    private void cancel(ReferralEvent.OrderCanceled event) {
        String key = RefereeOrder.key(event.orderId());
        if (!(context.orders().tracked(key) instanceof RefereeOrder order)) {
            return;
        }
        for (OrderAccrual accrual : order.accruals()) {
            if (accrual.terms().onRefund() != RefundPolicy.KEEP) {
                EntryId entryId = EntryId.cancelReversal(event.orderId(), accrual.entryId());
                reversal.reverse(accrual, entryId, null, Cause.of(event));
            }
        }
        context.orders().delete(key);
        int lostReferees = changeOrderCount(event.refereeId(), -1) == 0 ? 1 : 0;
        updateStatistics(referrals -> referrals.plusOrders(-1, order.amount().negate(), -lostReferees));
    }

    /** Changes the number of a referee's completed orders since the referral; returns the new number. */
    private long changeOrderCount(String refereeId, int change) {
        String key = RefereeOrderCount.key(refereeId);
        long orders = (context.orders().tracked(key) instanceof RefereeOrderCount count ? count.orders() : 0) + change;
        if (orders > 0) {
            context.orders().put(new RefereeOrderCount(context.account().owner(), key, orders));
        } else {
            context.orders().delete(key);
        }
        return orders;
    }

    private List<OrderAccrual> runRules(
            Trigger trigger, Facts facts, ReferralEvent event, Function<String, EntryId> entryId) {
        return accruals.runBehaviorRules(trigger, facts, entryId, Cause.of(event));
    }

    private void updateStatistics(UnaryOperator<ReferralStatistics> change) {
        context.account()
                .changeStatistics(statistics -> statistics.withReferrals(change.apply(statistics.referrals())));
    }
}
