package dev.rewardsync.console.api;

import dev.rewardsync.console.books.OrderQueries;
import dev.rewardsync.console.books.StoredExport;
import dev.rewardsync.console.books.StoredOrder;
import dev.rewardsync.console.rules.OrderReasons;
import dev.rewardsync.console.rules.OrderReasons.Reasons;
import dev.rewardsync.explanation.ExplanationJson;
import dev.rewardsync.explanation.PlacedOrderExplanation;
import dev.rewardsync.json.JsonObjectWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds out why an order got its points: its decision evaluated again, or else the reasons in its export. */
final class OrderWhy {

    private final OrderQueries orders;
    private final OrderReasons reasons;

    OrderWhy(OrderQueries orders, OrderReasons reasons) {
        this.orders = orders;
        this.reasons = reasons;
    }

    /**
     * Writes the reasons.
     *
     * @param newest the latest export of the order
     */
    void write(JsonObjectWriter json, StoredExport newest) {
        switch (of(newest.order())) {
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

    private Reasons of(StoredOrder order) {
        Optional<StoredExport> decided = orders.decided(order.orderId(), order.guest());
        Optional<StoredOrder> first = orders.first(order.orderId(), order.guest());
        if (decided.isEmpty() || first.isEmpty() || first.get().revision() != 1) {
            return new Reasons.Unknown(
                    "The first export of the order, or the one that decided it, is not in the database.");
        }
        StoredExport deciding = decided.get();
        return reasons.of(
                deciding.order().ruleset(),
                deciding.document(),
                orders.orderDocument(deciding.order().exportId()).orElse(null),
                first.get().occurredAt());
    }
}
