package dev.rewardsync.decision;

import dev.rewardsync.account.ProfileUpdate;
import dev.rewardsync.event.InboundEvent;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.order.OrderExport;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.order.PlacementSnapshot;
import dev.rewardsync.order.PlacementSnapshotBuilder;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Places an order: posts its redemption, then the points of cart rules, then requests its export. */
final class OrderPlacement {

    private final DecisionContext context;
    private final TierBasis basis;
    private final Accruals accruals;
    private final OrderExporter exports;
    private final boolean reportSkippedRules;

    OrderPlacement(
            DecisionContext context,
            TierBasis basis,
            Accruals accruals,
            OrderExporter exports,
            boolean reportSkippedRules) {
        this.context = context;
        this.basis = basis;
        this.reportSkippedRules = reportSkippedRules;
        this.accruals = accruals;
        this.exports = exports;
    }

    void place(OrderPlaced order, InboundEvent inbound) {
        AccountInProgress account = context.account();
        account.changeProfile(profile -> profile.updated(ProfileUpdate.of(order)));
        CustomerFacts customer = CustomerFacts.of(account.snapshot()).withEmailAndGroup(order.email(), order.group());
        List<Discrepancy> discrepancies = new ArrayList<>();
        Redemption redemption =
                new Redemption(context, order, customer, account.balance().available(), discrepancies);
        PricedOrder priced = redemption.price();
        List<RedeemedPoints> redeemed = redemption.post(redemption.pointsUsed(), Cause.of(order));
        List<RuleOutcome> outcomes = runCartRules(order, customer, priced);
        List<OrderAccrual> accrued = post(order, outcomes, discrepancies);

        account.changeStatistics(statistics -> statistics.plusOrders(1));
        account.recordActivity(order.occurredAt());
        basis.add(Basis.ORDERS, order.occurredAt(), 1);
        PlacementSnapshot placement = PlacementSnapshotBuilder.builder()
                .placedAt(order.occurredAt())
                .revisedAt(order.occurredAt())
                .revision(order.revision())
                .customer(customer)
                .pointsUsed(redemption.pointsUsed())
                .pointsDebited(RedeemedPoints.sum(redeemed))
                .rewardDiscount(redemption.discount())
                .payable(redemption.payable())
                .notApplied(reportSkippedRules ? SkippedRule.of(outcomes) : List.of())
                .trials(context.trials().countPlaced(outcomes, order.occurredAt()))
                .build();
        OrderState state = OrderState.placed(account.owner(), order, placement)
                .with(placed -> placed.redeemed(redeemed).accruals(accrued).discrepancies(discrepancies));
        context.orders().place(state, OrderRevision.of(order, inbound), priced);
        context.decision().addNewDiscrepancies(discrepancies);
        exports.request(order.orderId(), OrderExport.Reason.PLACED, order.occurredAt());
    }

    private List<RuleOutcome> runCartRules(OrderPlaced order, CustomerFacts customer, PricedOrder priced) {
        return context.account().isGuest()
                ? List.of()
                : context.evaluate(
                        Trigger.ORDER_PLACED, Facts.of(order.occurredAt(), order.website(), customer, priced));
    }

    /** Posts the points of the rules that applied. */
    private List<OrderAccrual> post(OrderPlaced order, List<RuleOutcome> outcomes, List<Discrepancy> discrepancies) {
        Cause cause = Cause.of(order);
        List<OrderAccrual> accrued = new ArrayList<>();
        for (RuleOutcome.Applied applied : RuleOutcome.applied(outcomes)) {
            EarningRule rule = applied.rule();
            long earned = accruals.validPoints(applied, discrepancies);
            EntryId entryId = EntryId.orderAccrual(order.orderId(), order.revision(), rule.id());
            accruals.assignGroup(rule, entryId, cause);
            if (earned > 0) {
                Instant holdStart = rule.award().on().equals(Award.ON_PLACED) ? order.occurredAt() : null;
                AccrualRequest request = new AccrualRequest(rule, entryId, order.orderId(), holdStart, cause);
                OrderAccrual accrual = accruals.post(request, earned, accruals.termsOf(applied));
                accrued.add(context.limits().withUse(accrual, rule, order.occurredAt()));
            }
        }
        return accrued;
    }
}
