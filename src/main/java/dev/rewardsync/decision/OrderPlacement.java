package dev.rewardsync.decision;

import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.Received;
import dev.rewardsync.event.RefundedQuantities;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.order.AppliedEvent;
import dev.rewardsync.order.CompletedSale;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.order.OrderExport;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.order.PlacementSnapshot;
import dev.rewardsync.order.RedeemedPoints;
import dev.rewardsync.order.SkippedRule;
import dev.rewardsync.pricing.PricedOrder;
import dev.rewardsync.rule.Award;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.RuleOutcome;
import dev.rewardsync.rule.TierPolicy.Basis;
import dev.rewardsync.rule.Trigger;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A new order: first its redemption, then what the cart rules give for it, then the export. */
final class OrderPlacement {

    private final DecisionBuilder draft;
    private final TierBasis basis;
    private final Accruals accruals;
    private final OrderExportBuilder exports;
    private final boolean tellNotApplied;

    OrderPlacement(DecisionBuilder draft, TierBasis basis, Accruals accruals, OrderExportBuilder exports, boolean tellNotApplied) {
        this.draft = draft;
        this.basis = basis;
        this.tellNotApplied = tellNotApplied;
        this.accruals = accruals;
        this.exports = exports;
    }

    void place(OrderPlaced order, Received received) {
        Cause cause = Cause.of(order);
        draft.change(account ->
                account.with(account.profile().told(order.occurredAt(), order.email(), order.group(), null, null)));
        CustomerFacts customer = CustomerFacts.of(draft.account()).describedAs(order.email(), order.group());
        List<Discrepancy> discrepancies = new ArrayList<>();
        Redemption redemption = new Redemption(draft, order, customer.group(), discrepancies);
        BigDecimal rewardDiscount = redemption.discount();
        TotalCheck.of(order, rewardDiscount).ifPresent(discrepancies::add);
        boolean coversShipping = draft.ruleset().redemption().coversShipping();
        PricedOrder cart = draft.priced(order, rewardDiscount, coversShipping);
        PayableCheck.report(cart, rewardDiscount, coversShipping, discrepancies);
        List<RedeemedPoints> taken = redemption.take(redemption.pointsUsed(), cause);

        List<RuleOutcome> outcomes = draft.account().owner().guest()
                ? List.of()
                : draft.ruleset()
                        .run(Trigger.ORDER_PLACED, Facts.of(order.occurredAt(), order.website(), customer, cart));
        List<OrderAccrual> booked = book(order, outcomes, discrepancies);

        draft.change(account -> account.with(account.figures().withOrders(1)));
        draft.active(order.occurredAt());
        basis.count(Basis.ORDERS, order.occurredAt(), 1);
        draft.keep(new OrderState(
                draft.account().owner(),
                order.orderId(),
                new PlacementSnapshot(
                        order.occurredAt(),
                        order.occurredAt(),
                        order.revision(),
                        customer,
                        redemption.pointsUsed(),
                        RedeemedPoints.sum(taken),
                        rewardDiscount,
                        coversShipping,
                        tellNotApplied ? SkippedRule.of(outcomes) : List.of()),
                List.of(AppliedEvent.of(order)),
                OrderState.Phase.PLACED,
                CompletedSale.NONE,
                RefundedQuantities.NOTHING,
                taken,
                booked,
                discrepancies,
                OrderState.Exported.NEVER));
        draft.keep(PlacedOrder.of(order, received.source()));
        draft.found(discrepancies);
        exports.tell(order.orderId(), OrderExport.Reason.PLACED, order.occurredAt());
    }

    /** Books what the rules that applied give. */
    private List<OrderAccrual> book(OrderPlaced order, List<RuleOutcome> outcomes, List<Discrepancy> discrepancies) {
        Cause cause = Cause.of(order);
        List<OrderAccrual> booked = new ArrayList<>();
        for (RuleOutcome.Applied applied : RuleOutcome.applied(outcomes)) {
            EarningRule rule = applied.rule();
            long earned = accruals.fitting(applied, discrepancies);
            String entryId = EntryId.orderAccrual(order.orderId(), order.revision(), rule.id());
            accruals.assignGroup(rule, entryId, cause);
            if (earned > 0) {
                Instant reached = rule.award().on().equals(Award.ON_PLACED) ? order.occurredAt() : null;
                AccrualRequest booking = new AccrualRequest(rule, entryId, order.orderId(), reached, cause);
                booked.add(accruals.book(booking, earned, accruals.terms(applied)));
            }
        }
        return booked;
    }
}
