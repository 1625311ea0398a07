package dev.rewardsync.decision;

import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.Received;
import dev.rewardsync.event.RefundedQuantities;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.order.AppliedEvent;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.order.OrderExport.Reason;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.order.OrderState.Phase;
import dev.rewardsync.order.PlacementSnapshot;
import dev.rewardsync.order.RedeemedPoints;
import dev.rewardsync.order.SkippedRule;
import dev.rewardsync.pricing.PricedOrder;
import dev.rewardsync.rule.Award;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.RuleOutcome;
import dev.rewardsync.rule.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order is written anew: it is decided again, at its moments and with the customer as they were then, by the rules in
 * force now; what was refunded is refunded again, and only the differences are booked.
 */
final class OrderAmendment {

    private final DecisionContext context;
    private final TimerRunner timers;
    private final Restoration restoration;
    private final Rerating rerating;
    private final SalesTracker sales;
    private final ReferralPublisher referrer;
    private final OrderExporter exports;
    private final boolean tellNotApplied;

    OrderAmendment(
            DecisionContext context,
            TimerRunner timers,
            Restoration restoration,
            Rerating rerating,
            SalesTracker sales,
            ReferralPublisher referrer,
            OrderExporter exports,
            boolean tellNotApplied) {
        this.context = context;
        this.timers = timers;
        this.restoration = restoration;
        this.rerating = rerating;
        this.sales = sales;
        this.referrer = referrer;
        this.exports = exports;
        this.tellNotApplied = tellNotApplied;
    }

    /** Applies a revision that is higher than the order's; the order is not canceled. */
    void amend(OrderPlaced amended, Received received) {
        List<Discrepancy> found = new ArrayList<>();
        context.account()
                .changeProfile(
                        profile -> profile.told(amended.occurredAt(), amended.email(), amended.group(), null, null));
        OrderInProgress order = context.orders().open(amended.orderId());
        Redemption redemption = replaceRevision(order, amended, received, found);
        OrderFacts facts = OrderFacts.of(order);
        RefundCalculation refunds =
                new RefundCalculation(facts.priced(), facts.order().refunded());
        redeem(order, redemption, refunds);
        if (!context.account().isGuest()) {
            rerateCartRules(order, facts, refunds, found);
        }
        sales.amend(order);
        if (facts.order().phase() == Phase.COMPLETED && !context.account().isGuest()) {
            rerateCompletedRules(order, facts, refunds, found);
        }
        timers.releaseNow(order.state().accruals(), Cause.of(amended));
        referrer.amended(amended, facts);
        order.report(found);
        context.decision().add(found);
        exports.request(order.orderId(), Reason.AMENDED, amended.occurredAt());
    }

    private Redemption replaceRevision(
            OrderInProgress order, OrderPlaced amended, Received received, List<Discrepancy> found) {
        PlacementSnapshot before = order.state().placement();
        CustomerFacts customer = before.customer().withEmailAndGroup(amended.email(), amended.group());
        Redemption redemption = new Redemption(context, amended, customer.group(), found);
        PricedOrder priced = redemption.price();
        PlacementSnapshot placement = before.with(changed -> changed.writtenAt(amended.occurredAt())
                .revision(amended.revision())
                .customer(customer)
                .pointsUsed(redemption.pointsUsed())
                .rewardDiscount(redemption.discount())
                .coversShipping(redemption.coversShipping())
                .notApplied(List.of()));
        PlacedOrder revision = PlacedOrder.of(amended, received.source());
        order.amend(revision, placement, priced);
        context.orders().store(revision);
        return redemption;
    }

    /** Redeems or restores the difference to the points that the order holds, refunds taken into account. */
    private void redeem(OrderInProgress order, Redemption redemption, RefundCalculation refunds) {
        OrderPlaced amended = order.event();
        PlacementSnapshot placement = order.state().placement().withPointsTaken(redemption.pointsUsed());
        long more = redemption.pointsUsed()
                - refunds.restored(placement)
                - order.state().netPointsUsed();
        if (more > 0) {
            List<RedeemedPoints> taken = redemption.take(more, Cause.of(amended));
            if (!taken.isEmpty()) {
                order.replacePlacement(placement);
                order.redeem(taken);
            }
            return;
        }
        order.replacePlacement(placement);
        String entryId = EntryId.redemption(amended.orderId(), amended.revision());
        restoration.restore(order, -more, entryId, Cause.of(amended));
    }

    private void rerateCartRules(
            OrderInProgress order, OrderFacts facts, RefundCalculation refunds, List<Discrepancy> found) {
        List<RuleOutcome> outcomes = context.ruleset().run(Trigger.ORDER_PLACED, facts.whenPlaced());
        rerate(order, true, outcomes, question(order, facts.whenPlaced(), RefundedQuantities.NOTHING, refunds, found));
        if (tellNotApplied) {
            order.replacePlacement(order.state().placement().withNotApplied(SkippedRule.of(outcomes)));
        }
    }

    private void rerateCompletedRules(
            OrderInProgress order, OrderFacts facts, RefundCalculation refunds, List<Discrepancy> found) {
        RefundedQuantities before = facts.order().sale().refundedBefore();
        List<RuleOutcome> outcomes = facts.priced().allLinesRefunded(before)
                ? List.of()
                : context.ruleset().run(Trigger.ORDER_COMPLETED, facts.whenCompleted());
        rerate(order, false, outcomes, question(order, facts.whenCompleted(), before, refunds, found));
    }

    private void rerate(
            OrderInProgress order, boolean fromCart, List<RuleOutcome> outcomes, Rerating.Question question) {
        List<OrderAccrual> before = order.state().accruals().stream()
                .filter(accrual -> accrual.fromCart() == fromCart)
                .toList();
        rerating.rerate(before, RuleOutcome.applied(outcomes), question).forEach(order::accrue);
    }

    private static Rerating.Question question(
            OrderInProgress order,
            Facts facts,
            RefundedQuantities before,
            RefundCalculation refunds,
            List<Discrepancy> found) {
        String orderId = order.orderId();
        int revision = order.event().revision();
        return new Rerating.Question(
                facts,
                before,
                refunds,
                orderId,
                ruleId -> EntryId.orderAccrual(orderId, revision, ruleId),
                award -> reached(order.state(), award, facts.at()),
                Cause.of(order.event()),
                found);
    }

    /** When an award's hold began: as the rules were asked, or at the status that it waits for. */
    private static @Nullable Instant reached(OrderState order, Award award, Instant asked) {
        return award.on().equals(Award.ON_PLACED)
                ? asked
                : order.applied(AppliedEvent.status(award.on()))
                        .map(AppliedEvent::at)
                        .orElse(null);
    }
}
