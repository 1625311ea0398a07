package dev.rewardsync.decision;

import dev.rewardsync.account.ProfileUpdate;
import dev.rewardsync.event.InboundEvent;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.RefundTotals;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.money.CurrencyChange;
import dev.rewardsync.order.AppliedEvent;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.DiscrepancyCode;
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
 * Amends an order: decides the new revision with the facts of the original one and the rules in force, applies its refunds
 * again, and posts only the differences. See {@code docs/orders.md}.
 */
final class OrderAmendment {

    private final DecisionContext context;
    private final TimerRunner timers;
    private final Restoration restoration;
    private final Rerating rerating;
    private final SalesTracker sales;
    private final ReferralPublisher referrals;
    private final OrderExporter exports;
    private final boolean reportSkippedRules;

    OrderAmendment(
            DecisionContext context,
            TimerRunner timers,
            Restoration restoration,
            Rerating rerating,
            SalesTracker sales,
            ReferralPublisher referrals,
            OrderExporter exports,
            boolean reportSkippedRules) {
        this.context = context;
        this.timers = timers;
        this.restoration = restoration;
        this.rerating = rerating;
        this.sales = sales;
        this.referrals = referrals;
        this.exports = exports;
        this.reportSkippedRules = reportSkippedRules;
    }

    /** Applies a revision that is higher than the order's revision in force. Of a canceled order, it is only exported. */
    void amend(OrderPlaced amended, InboundEvent inbound) {
        List<Discrepancy> discrepancies = new ArrayList<>();
        context.account().changeProfile(profile -> profile.updated(ProfileUpdate.of(amended)));
        OrderInProgress order = context.orders().open(amended.orderId());
        PricedOrder before = order.priced();
        Redemption redemption = replaceRevision(order, amended, inbound, discrepancies);
        CurrencyChange currencyChange = before.currencyChangeTo(order.priced());
        if (currencyChange != null) {
            order.convertRefunds(refunds -> refunds.in(currencyChange));
        }
        if (order.state().phase() == Phase.CANCELED) {
            discrepancies.add(canceled(amended));
        } else {
            postDifferences(order, amended, redemption, currencyChange, discrepancies);
        }
        order.report(discrepancies);
        context.decision().addNewDiscrepancies(discrepancies);
        exports.request(order.orderId(), Reason.AMENDED, amended.occurredAt());
    }

    private static Discrepancy canceled(OrderPlaced amended) {
        return new Discrepancy(
                DiscrepancyCode.ORDER_CANCELED,
                "revision %d came after the order was canceled: no points were booked".formatted(amended.revision()));
    }

    private void postDifferences(
            OrderInProgress order,
            OrderPlaced amended,
            Redemption redemption,
            @Nullable CurrencyChange currencyChange,
            List<Discrepancy> discrepancies) {
        OrderFacts facts = OrderFacts.of(order);
        RefundCalculation refunds =
                new RefundCalculation(facts.priced(), facts.order().refunded());
        redeem(order, redemption, refunds);
        if (!context.account().isGuest()) {
            rerateCartRules(order, facts, refunds, discrepancies);
        }
        sales.amend(order);
        if (facts.order().phase() == Phase.COMPLETED && !context.account().isGuest()) {
            rerateCompletedRules(order, facts, refunds, discrepancies);
        }
        timers.releaseDue(order.state().accruals(), Cause.of(amended));
        referrals.publishAmendment(amended, facts, currencyChange);
    }

    private Redemption replaceRevision(
            OrderInProgress order, OrderPlaced amended, InboundEvent inbound, List<Discrepancy> discrepancies) {
        PlacementSnapshot old = order.state().placement();
        CustomerFacts customer = old.customer().withEmailAndGroup(amended.email(), amended.group());
        long availableBefore =
                context.account().balance().available() + order.state().netPointsUsed();
        Redemption redemption = new Redemption(context, amended, customer, availableBefore, discrepancies);
        PricedOrder priced = redemption.price();
        PlacementSnapshot placement = old.with(changed -> changed.revisedAt(amended.occurredAt())
                .revision(amended.revision())
                .customer(customer)
                .pointsUsed(redemption.pointsUsed())
                .rewardDiscount(redemption.discount())
                .payable(redemption.payable())
                .notApplied(List.of()));
        order.amend(OrderRevision.of(amended, inbound), placement, priced);
        return redemption;
    }

    /** Redeems or restores the difference to the points that the order holds, after its refunds. */
    private void redeem(OrderInProgress order, Redemption redemption, RefundCalculation refunds) {
        OrderPlaced amended = order.event();
        PlacementSnapshot placement = order.state().placement().withPointsDebited(redemption.pointsUsed());
        long more = redemption.pointsUsed()
                - refunds.restoredPoints(placement)
                - order.state().netPointsUsed();
        if (more > 0) {
            List<RedeemedPoints> redeemed = redemption.post(more, Cause.of(amended));
            if (!redeemed.isEmpty()) {
                order.replacePlacement(placement);
                order.redeem(redeemed);
            }
            return;
        }
        order.replacePlacement(placement);
        EntryId entryId = EntryId.redemption(amended.orderId(), amended.revision());
        restoration.restore(order, -more, entryId, Cause.of(amended));
    }

    private void rerateCartRules(
            OrderInProgress order, OrderFacts facts, RefundCalculation refunds, List<Discrepancy> discrepancies) {
        PlacementSnapshot placement = order.state().placement();
        OwnAwards before = OwnAwards.of(accruals(order, true), placement.trials());
        List<RuleOutcome> outcomes = context.evaluate(Trigger.ORDER_PLACED, facts.whenPlaced(), before);
        rerate(
                order,
                true,
                outcomes,
                reratingRequest(order, facts.whenPlaced(), before, RefundTotals.NOTHING, refunds, discrepancies));
        order.replacePlacement(order.state()
                .placement()
                .withTrials(context.trials().countAgain(outcomes, placement.trials(), before, placement.placedAt())));
        if (reportSkippedRules) {
            order.replacePlacement(order.state().placement().withNotApplied(SkippedRule.of(outcomes)));
        }
    }

    private void rerateCompletedRules(
            OrderInProgress order, OrderFacts facts, RefundCalculation refunds, List<Discrepancy> discrepancies) {
        OwnAwards before = OwnAwards.of(accruals(order, false));
        RefundTotals refundedBefore = facts.order().sale().refundedBefore();
        List<RuleOutcome> outcomes = facts.priced().hasNothingLeft(refundedBefore)
                ? List.of()
                : context.evaluate(Trigger.ORDER_COMPLETED, facts.whenCompleted(), before);
        rerate(
                order,
                false,
                outcomes,
                reratingRequest(order, facts.whenCompleted(), before, refundedBefore, refunds, discrepancies));
    }

    private void rerate(OrderInProgress order, boolean fromCart, List<RuleOutcome> outcomes, ReratingRequest request) {
        rerating.rerate(accruals(order, fromCart), RuleOutcome.applied(outcomes), request)
                .forEach(order::accrue);
    }

    private static List<OrderAccrual> accruals(OrderInProgress order, boolean fromCart) {
        return order.state().accruals().stream()
                .filter(accrual -> accrual.fromCart() == fromCart)
                .toList();
    }

    private ReratingRequest reratingRequest(
            OrderInProgress order,
            Facts facts,
            OwnAwards before,
            RefundTotals refundedBefore,
            RefundCalculation refunds,
            List<Discrepancy> discrepancies) {
        String orderId = order.orderId();
        int revision = order.event().revision();
        return new ReratingRequest(
                facts,
                before,
                refundedBefore,
                refunds,
                orderId,
                ruleId -> EntryId.orderAccrual(orderId, revision, ruleId),
                award -> holdStart(order.state(), award, facts.at()),
                Cause.of(order.event()),
                discrepancies);
    }

    /**
     * Returns when an award's hold began: when the rules first ran, or at the award's status; null if it has not been reached. The
     * file may have given the status another meaning after the award was made, before or after the status came.
     */
    private @Nullable Instant holdStart(OrderState order, Award award, Instant firstRun) {
        if (award.on().equals(Award.ON_PLACED)) {
            return firstRun;
        }
        String meaning = context.ruleset().statuses().meaningOf(award.on());
        return order.applied(AppliedEvent.statusKey(meaning))
                .or(() -> order.applied(AppliedEvent.statusKey(award.on())))
                .map(AppliedEvent::at)
                .orElse(null);
    }
}
