package dev.rewardsync.decision;

import dev.rewardsync.decision.Decision.Outcome;
import dev.rewardsync.event.CustomerSignedUp;
import dev.rewardsync.event.CustomerUpdated;
import dev.rewardsync.event.OrderEvent;
import dev.rewardsync.event.Received;
import dev.rewardsync.event.ReviewApproved;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.rule.Ruleset;
import java.time.Instant;

/**
 * The one entry to the business: an event and what is remembered of its customer in, a decision out. It changes nothing,
 * knows no clock, and gives the same decision for the same input.
 */
public final class Decider {

    private final Ruleset ruleset;
    private final Retention retention;

    public Decider(Ruleset ruleset, Retention retention) {
        this.ruleset = ruleset;
        this.retention = retention;
    }

    /** The ruleset that decides. */
    public Ruleset ruleset() {
        return ruleset;
    }

    /** Settles what is due before an event, then decides the event. */
    public Decision decide(Received received, CustomerMemory memory) {
        ShopEvent event = received.event();
        Work work = new Work(memory);
        work.settlement.settle(event.occurredAt(), received.source().arrivedAt());
        Outcome outcome = work.decide(event, received);
        work.draft.settledTo(event.occurredAt());
        return work.draft.done(outcome);
    }

    /** Settles what is due by a moment, for a customer of whom no event came. */
    public Decision settle(CustomerMemory memory, Instant now) {
        Work work = new Work(memory);
        work.settlement.settle(now, now);
        return work.draft.done(null);
    }

    /** The parts of the business, put together over one draft. */
    private final class Work {
        final Draft draft;
        final Settlement settlement;
        private final OrderEvents orders;
        private final CustomerEvents customers;

        Work(CustomerMemory memory) {
            draft = new Draft(memory, ruleset);
            Points points = new Points(draft);
            Accruals accruals = new Accruals(draft, points);
            OrderExports exports = new OrderExports(draft, retention.orderBytes());
            settlement = new Settlement(draft, points, exports, retention.parked());
            OrderCancellation cancellation =
                    new OrderCancellation(draft, new Restoration(draft, points), new Reversal(draft));
            OrderStatuses statuses = new OrderStatuses(draft, settlement, accruals, cancellation, exports);
            OrderPlacement placement = new OrderPlacement(draft, accruals, exports);
            orders = new OrderEvents(draft, settlement, placement, statuses, retention.parked());
            customers = new CustomerEvents(draft, accruals, retention.keys());
        }

        Outcome decide(ShopEvent event, Received received) {
            return switch (event) {
                case OrderEvent order -> orders.decide(order, received);
                case CustomerSignedUp signedUp -> customers.signedUp(signedUp, received.source());
                case CustomerUpdated updated -> customers.updated(updated, received.source());
                case ReviewApproved review -> customers.reviewed(review, received.source());
            };
        }
    }
}
