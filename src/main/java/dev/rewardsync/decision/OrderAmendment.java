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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order is written anew: it is decided again, at its moments and with the customer as they were then, by the rules in
 * force now; what was refunded is refunded again, and only the differences are booked.
 */
final class OrderAmendment {

    private final DecisionBuilder draft;
    private final TimerRunner settlement;
    private final Restoration restoration;
    private final Rerating redecision;
    private final SalesTracker sales;
    private final ReferralPublisher referrer;
    private final OrderExportBuilder exports;
    private final boolean tellNotApplied;

    OrderAmendment(
            DecisionBuilder draft,
            TimerRunner settlement,
            Restoration restoration,
            Rerating redecision,
            SalesTracker sales,
            ReferralPublisher referrer,
            OrderExportBuilder exports,
            boolean tellNotApplied) {
        this.draft = draft;
        this.settlement = settlement;
        this.restoration = restoration;
        this.redecision = redecision;
        this.sales = sales;
        this.referrer = referrer;
        this.exports = exports;
        this.tellNotApplied = tellNotApplied;
    }

    /** Lets a revision take effect that is higher than the order's, which is not canceled. */
    void amend(OrderPlaced amended, Received received) {
        String orderId = amended.orderId();
        List<Discrepancy> found = new ArrayList<>();
        draft.change(account -> account.with(
                account.profile().told(amended.occurredAt(), amended.email(), amended.group(), null, null)));
        Redemption redemption = place(amended, received, found);
        OrderFacts facts = OrderFacts.of(draft, orderId);
        RefundCalculation refunded = new RefundCalculation(facts.cart(), facts.order().refunded());
        redeem(amended, redemption, refunded);
        if (!facts.order().owner().guest()) {
            runCartRules(amended, facts, refunded, found);
        }
        sales.amend(facts);
        if (facts.order().phase() == Phase.COMPLETED && !facts.order().owner().guest()) {
            runCompletedRules(amended, facts, refunded, found);
        }
        settlement.releaseNow(draft.known(orderId).accruals(), Cause.of(amended));
        referrer.amended(amended, facts);
        draft.keep(draft.known(orderId).finding(found));
        draft.found(found);
        exports.tell(orderId, Reason.AMENDED, amended.occurredAt());
    }

    /** Keeps the order as it is written now; the points that it uses are looked at next. */
    private Redemption place(OrderPlaced amended, Received received, List<Discrepancy> found) {
        OrderState before = draft.known(amended.orderId());
        PlacementSnapshot was = before.placement();
        CustomerFacts customer = was.customer().describedAs(amended.email(), amended.group());
        Redemption redemption = new Redemption(draft, amended, customer.group(), found);
        BigDecimal rewardDiscount = redemption.discount();
        TotalCheck.of(amended, rewardDiscount).ifPresent(found::add);
        boolean coversShipping = draft.ruleset().redemption().coversShipping();
        PricedOrder cart = draft.priced(amended, rewardDiscount, coversShipping);
        PayableCheck.report(cart, rewardDiscount, coversShipping, found);
        draft.keep(before.with(new PlacementSnapshot(
                was.placedAt(),
                amended.occurredAt(),
                amended.revision(),
                customer,
                redemption.pointsUsed(),
                was.pointsTaken(),
                rewardDiscount,
                coversShipping,
                List.of())));
        draft.keep(PlacedOrder.of(amended, received.source()));
        return redemption;
    }

    private void redeem(OrderPlaced amended, Redemption redemption, RefundCalculation refunded) {
        OrderState order = draft.known(amended.orderId());
        Cause cause = Cause.of(amended);
        long wanted = redemption.pointsUsed();
        PlacementSnapshot placement = order.placement().taking(wanted);
        long more = wanted - refunded.givenBack(placement) - order.netPointsUsed();
        if (more > 0) {
            List<RedeemedPoints> taken = redemption.take(more, cause);
            if (!taken.isEmpty()) {
                List<RedeemedPoints> all =
                        Stream.concat(order.taken().stream(), taken.stream()).toList();
                draft.keep(order.with(placement).withTaken(all));
            }
            return;
        }
        String entryId = EntryId.redemption(amended.orderId(), amended.revision());
        draft.keep(restoration.giveBack(order.with(placement), -more, entryId, cause));
    }

    private void runCartRules(OrderPlaced amended, OrderFacts facts, RefundCalculation refunded, List<Discrepancy> found) {
        List<RuleOutcome> outcomes = draft.ruleset().run(Trigger.ORDER_PLACED, facts.whenPlaced());
        redecide(amended, true, outcomes, question(amended, facts.whenPlaced(), RefundedQuantities.NOTHING, refunded, found));
        if (tellNotApplied) {
            OrderState order = draft.known(amended.orderId());
            draft.keep(order.with(order.placement().withNotApplied(SkippedRule.of(outcomes))));
        }
    }

    private void runCompletedRules(
            OrderPlaced amended, OrderFacts facts, RefundCalculation refunded, List<Discrepancy> found) {
        RefundedQuantities before = facts.order().sale().refundedBefore();
        List<RuleOutcome> outcomes = facts.cart().nothingLeft(before)
                ? List.of()
                : draft.ruleset().run(Trigger.ORDER_COMPLETED, facts.whenCompleted());
        redecide(amended, false, outcomes, question(amended, facts.whenCompleted(), before, refunded, found));
    }

    private void redecide(
            OrderPlaced amended, boolean fromCart, List<RuleOutcome> outcomes, Rerating.Question question) {
        OrderState order = draft.known(amended.orderId());
        List<OrderAccrual> ofThese = order.accruals().stream()
                .filter(accrual -> accrual.fromCart() == fromCart)
                .toList();
        for (OrderAccrual accrual : redecision.redecide(ofThese, RuleOutcome.applied(outcomes), question)) {
            order = order.with(accrual);
        }
        draft.keep(order);
    }

    private Rerating.Question question(
            OrderPlaced amended, Facts facts, RefundedQuantities before, RefundCalculation refunded, List<Discrepancy> found) {
        String orderId = amended.orderId();
        return new Rerating.Question(
                facts,
                before,
                refunded,
                orderId,
                ruleId -> EntryId.orderAccrual(orderId, amended.revision(), ruleId),
                award -> reached(draft.known(orderId), award, facts.at()),
                Cause.of(amended),
                found);
    }

    /** When an award's hold began: as the rules were asked, or at the status that it waits for. */
    private static @Nullable Instant reached(OrderState order, Award award, Instant asked) {
        return award.on().equals(Award.ON_PLACED)
                ? asked
                : order.seen(AppliedEvent.status(award.on())).map(AppliedEvent::at).orElse(null);
    }
}
