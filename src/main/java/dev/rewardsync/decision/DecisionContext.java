package dev.rewardsync.decision;

import dev.rewardsync.event.InboundEvent;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.EvaluationListener;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.LimitLookup;
import dev.rewardsync.rule.RuleOutcome;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.Trigger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The objects that the handlers of one decision share: the ruleset, the account and orders in progress, and the result. */
final class DecisionContext {

    private final CustomerState stored;
    private final Ruleset ruleset;
    private final EvaluationListener listener;
    private final AccountInProgress account;
    private final OrdersInProgress orders;
    private final DecisionBuilder decision = DecisionBuilder.builder();
    private final LedgerPosting ledger;
    private final AwardLimits limits = new AwardLimits(this);
    private final Trials trials = new Trials(this);

    DecisionContext(CustomerState stored, Ruleset ruleset, EvaluationListener listener) {
        this.stored = stored;
        this.ruleset = ruleset;
        this.listener = listener;
        this.account = new AccountInProgress(stored.account());
        this.orders = new OrdersInProgress(stored, ruleset);
        this.ledger = new LedgerPosting(account, ruleset.version(), decision);
    }

    Ruleset ruleset() {
        return ruleset;
    }

    /** Evaluates the rules for a trigger, reports the evaluation to the listener and returns the outcomes. */
    List<RuleOutcome> evaluate(Trigger trigger, Facts facts) {
        return evaluate(trigger, facts, OwnAwards.NONE);
    }

    /**
     * Evaluates the rules for a trigger again.
     *
     * @param before the awards of the earlier evaluation, which may use what they have once used of their limits
     */
    List<RuleOutcome> evaluate(Trigger trigger, Facts facts, OwnAwards before) {
        LimitLookup lookup = limits.before(facts.at(), before);
        List<RuleOutcome> outcomes = ruleset.run(trigger, facts, lookup);
        if (!outcomes.isEmpty()) {
            listener.evaluated(trigger, facts, lookup, outcomes);
        }
        return outcomes;
    }

    /** Reports an order of a customer to the listener before its redemption. */
    void reportRedemption(OrderPlaced order, CustomerFacts customer, long available) {
        listener.redeeming(order, customer, available);
    }

    AccountInProgress account() {
        return account;
    }

    OrdersInProgress orders() {
        return orders;
    }

    DecisionBuilder decision() {
        return decision;
    }

    LedgerPosting ledger() {
        return ledger;
    }

    AwardLimits limits() {
        return limits;
    }

    Trials trials() {
        return trials;
    }

    /** Returns the stored record of an event by its natural key; null if there is none. */
    @Nullable
    IdempotencyRecord idempotencyRecord(String key) {
        return stored.idempotencyRecord(key);
    }

    /** Adds an event to the rejected ones if that is its outcome. */
    void addIfRejected(InboundEvent event, Outcome outcome) {
        if (outcome instanceof Outcome.Rejection rejection) {
            decision.addRejectedEvents(new RejectedEvent(event, rejection));
        }
    }

    /**
     * Builds the decision.
     *
     * @param outcome the outcome of the event; null if only timers fired
     */
    Decision build(@Nullable Outcome outcome, UpcomingTimers timers) {
        boolean balanceChanged = account.countBalanceRecord();
        return decision.outcome(outcome)
                .account(account.snapshot())
                .accountChanged(account.isChanged())
                .balanceChanged(balanceChanged)
                .nextTimerAt(timers.nextAt(account.snapshot()))
                .orders(orders.changed())
                .deletedOrders(orders.deleted())
                .orderRevisions(orders.revisions())
                .build();
    }
}
