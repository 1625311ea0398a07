package dev.rewardsync.console.api;

import dev.rewardsync.console.books.StoredExport;
import dev.rewardsync.console.rules.OrderReasons;
import dev.rewardsync.console.rules.OrderReasons.Reasons;
import dev.rewardsync.explanation.ExplanationJson;
import dev.rewardsync.explanation.PlacedOrderExplanation;
import dev.rewardsync.json.JsonObjectWriter;
import java.nio.charset.StandardCharsets;

/** Finds out why an order got its points: its decision evaluated again, or else the reasons in its export. */
final class OrderWhy {

    private final OrderReasons reasons;

    OrderWhy(OrderReasons reasons) {
        this.reasons = reasons;
    }

    /**
     * Writes the reasons.
     *
     * @param newest the latest export of the order
     */
    void write(JsonObjectWriter json, StoredExport newest) {
        switch (reasons.of(newest.order())) {
            case Reasons.Evaluated(PlacedOrderExplanation explanation) ->
                json.ascii("source", "EVALUATED")
                        .rawJson(
                                "explanation",
                                ExplanationJson.of(
                                                explanation.ruleset(), explanation.chains(), explanation.redemption())
                                        .getBytes(StandardCharsets.UTF_8));
            case Reasons.Unknown(String cause) -> OrderJson.storedReasons(json, cause, newest);
        }
    }
}
