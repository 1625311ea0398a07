package dev.rewardsync.console.rules;

import dev.rewardsync.explanation.PlacedOrderExplanation;
import dev.rewardsync.json.ExportedDecision;
import dev.rewardsync.json.ExportedOrderReader.InvalidExportException;
import dev.rewardsync.rule.Ruleset;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out why an order got its points: evaluates it again, with the ruleset and the figures that decided it. */
public final class OrderReasons {

    private final StoredRulesets rulesets;

    /** Creates the access to the reasons. */
    public OrderReasons(StoredRulesets rulesets) {
        this.rulesets = rulesets;
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
     * Evaluates an exported order again.
     *
     * @param version the ruleset of the export with reason {@code PLACED} or {@code AMENDED}; later steps run other rules
     * @param document that export, without the order
     * @param order the order as the shop sent it; null if it is not in the database
     * @param placedAt when the order was placed: {@code occurredAt} of its first export
     */
    public Reasons of(String version, byte[] document, byte @Nullable [] order, Instant placedAt) {
        if (order == null) {
            return new Reasons.Unknown("The order itself is not in the database.");
        }
        Optional<Ruleset> ruleset = rulesets.find(version);
        if (ruleset.isEmpty()) {
            return new Reasons.Unknown("Ruleset " + version + " is not in the database, or cannot be read.");
        }
        try {
            ExportedDecision decision = ExportedDecision.read(document, order);
            return new Reasons.Evaluated(PlacedOrderExplanation.of(ruleset.get(), decision, placedAt));
        } catch (InvalidExportException e) {
            return new Reasons.Unknown("The export does not tell what the order was decided with: " + e.getMessage());
        }
    }
}
