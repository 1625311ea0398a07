package dev.rewardsync.decision;

import dev.rewardsync.account.Referrals;
import dev.rewardsync.cart.Cart;
import dev.rewardsync.decision.Decision.Outcome;
import dev.rewardsync.event.ReferralEvent;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.money.ExchangeRate;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.order.Referee;
import dev.rewardsync.order.RefereeOrder;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.OnRefund;
import dev.rewardsync.rule.RefereeFacts;
import dev.rewardsync.rule.Trigger;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a customer gains, or loses again, by what those do whom they invited. */
final class ReferrerEvents {

    private final Draft draft;
    private final Accruals accruals;
    private final Reversal reversal;

    ReferrerEvents(Draft draft, Accruals accruals, Reversal reversal) {
        this.draft = draft;
        this.accruals = accruals;
        this.reversal = reversal;
    }

    Outcome decide(ReferralEvent event) {
        switch (event) {
            case ReferralEvent.SignedUp signedUp -> signedUp(signedUp);
            case ReferralEvent.OrderCompleted completed -> completed(completed);
            case ReferralEvent.OrderCanceled canceled -> canceled(canceled);
        }
        return Outcome.DECIDED;
    }

    private void signedUp(ReferralEvent.SignedUp event) {
        change(Referrals::withSignup);
        run(
                Trigger.REFEREE_SIGNED_UP,
                facts(event, null, new RefereeFacts(event.group(), 0)),
                event,
                ruleId -> EntryId.refereeAccrual(event.refereeId(), ruleId));
    }

    private void completed(ReferralEvent.OrderCompleted event) {
        ExchangeRate rate = draft.ruleset().rateFor(event.order());
        BigDecimal amount = rate == null
                ? BigDecimal.ZERO
                : rate.toBase(event.order().totals().grandTotal());
        Cart cart = Cart.of(event.order(), event.rewardDiscount(), event.coversShipping(), rate);
        List<OrderAccrual> booked = run(
                Trigger.REFEREE_ORDER_COMPLETED,
                facts(event, cart, new RefereeFacts(event.group(), event.ordersBefore())),
                event,
                ruleId -> EntryId.refereeOrderAccrual(event.order().orderId(), ruleId));
        String key = RefereeOrder.key(event.order().orderId());
        draft.keep(new RefereeOrder(draft.account().owner(), key, amount, booked));
        int firstOf = counting(event.refereeId(), 1) == 1 ? 1 : 0;
        change(referrals -> referrals.withOrder(1, amount, firstOf));
    }

    private void canceled(ReferralEvent.OrderCanceled event) {
        String key = RefereeOrder.key(event.orderId());
        if (!(draft.order(key) instanceof RefereeOrder order)) {
            return;
        }
        for (OrderAccrual accrual : order.accruals()) {
            if (accrual.onRefund() != OnRefund.KEEP) {
                String entryId = EntryId.cancelReversal(event.orderId(), accrual.entryId());
                reversal.reverse(accrual, entryId, null, Cause.of(event));
            }
        }
        draft.forgetOrder(key);
        int lastOf = counting(event.refereeId(), -1) == 0 ? 1 : 0;
        change(referrals -> referrals.withOrder(-1, order.amount().negate(), -lastOf));
    }

    /** Counts an order of a referee's, or one fewer, and says how many count now: those since they were invited. */
    private long counting(String refereeId, int change) {
        String key = Referee.key(refereeId);
        long orders = (draft.order(key) instanceof Referee known ? known.orders() : 0) + change;
        if (orders > 0) {
            draft.keep(new Referee(draft.account().owner(), key, orders));
        } else {
            draft.forgetOrder(key);
        }
        return orders;
    }

    private Facts facts(ReferralEvent event, @Nullable Cart cart, RefereeFacts referee) {
        CustomerFacts referrer = CustomerFacts.of(draft.account());
        return new Facts(event.occurredAt(), event.website(), referrer, cart, referee, null);
    }

    private List<OrderAccrual> run(
            Trigger trigger, Facts facts, ReferralEvent event, Function<String, String> entryId) {
        return accruals.ofBehavior(trigger, facts, entryId, Cause.of(event));
    }

    private void change(UnaryOperator<Referrals> change) {
        draft.change(account -> account.with(
                account.figures().with(change.apply(account.figures().referrals()))));
    }
}
