package dev.rewardsync.console.rules;

import dev.rewardsync.console.books.OrderQueries;
import dev.rewardsync.console.books.StoredExport;
import dev.rewardsync.console.books.StoredOrder;
import dev.rewardsync.explanation.PlacedOrderExplanation;
import dev.rewardsync.json.ExportedDecision;
import dev.rewardsync.json.ExportedOrderReader.InvalidExportException;
import dev.rewardsync.rule.Ruleset;
import java.time.Instant;
import java.util.Optional;

/** Finds out why an order got its points: evaluates it again, with the ruleset and the figures that decided it. */
public final class OrderReasons {

    private final StoredRulesets rulesets;
    private final OrderQueries orders;

    /** Creates the access to the reasons. */
    public OrderReasons(StoredRulesets rulesets, OrderQueries orders) {
        this.rulesets = rulesets;
        this.orders = orders;
    }

    /** The reasons for an order's points. */
    public sealed interface Reasons {

        /** The order was evaluated again. */
        record Evaluated(PlacedOrderExplanation explanation) implements Reasons {}

        /**
         * The order cannot be evaluated again; the reasons in its export remain.
         *
         * @param cause a sentence for the user
         */
        record Unknown(String cause) implements Reasons {}
    }

    /**
     * Evaluates a customer's order again, as it was placed or amended last; later steps run other rules.
     *
     * @throws org.springframework.dao.DataAccessException if the database does not answer
     */
    public Reasons of(StoredOrder order) {
        Optional<StoredExport> decided = orders.decided(order.orderId(), order.guest());
        Optional<StoredOrder> first = orders.first(order.orderId(), order.guest());
        if (decided.isEmpty() || first.isEmpty() || first.get().revision() != 1) {
            return new Reasons.Unknown(
                    "The first export of the order, or the one that decided it, is not in the database.");
        }
        return of(decided.get(), first.get().occurredAt());
    }

    private Reasons of(StoredExport decided, Instant placedAt) {
        byte[] order = orders.orderDocument(decided.order().exportId()).orElse(null);
        String version = decided.order().ruleset();
        if (order == null) {
            return new Reasons.Unknown("The order itself is not in the database.");
        }
        Optional<Ruleset> ruleset = rulesets.find(version);
        if (ruleset.isEmpty()) {
            return new Reasons.Unknown("Ruleset " + version + " is not in the database, or cannot be read.");
        }
        try {
            ExportedDecision decision = ExportedDecision.read(decided.document(), order);
            return new Reasons.Evaluated(PlacedOrderExplanation.of(ruleset.get(), decision, placedAt));
        } catch (InvalidExportException e) {
            return new Reasons.Unknown("The export does not tell what the order was decided with: " + e.getMessage());
        }
    }
}
