package dev.rewardsync.json;

import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.json.ExportedOrderReader.InvalidExportException;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.CustomerFactsBuilder;
import dev.rewardsync.rule.TierPolicy;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * What an order was decided with when it was placed, as its export tells. Together with the ruleset of that time, the order
 * can be evaluated again.
 *
 * @param customer the customer before the order
 * @param rewardDiscount the discount for points, in the order's currency
 */
public record ExportedDecision(OrderPlaced order, CustomerFacts customer, BigDecimal rewardDiscount) {

    private static final String FACTS = "facts";

    /**
     * Reads the two parts of an export.
     *
     * @param document the export; its own field {@code order} is ignored
     * @param order the order as the shop sent it
     * @throws InvalidExportException if the export has no figures of the customer, or if a part is not valid
     */
    public static ExportedDecision read(byte[] document, byte[] order) throws InvalidExportException {
        OrderPlaced placed = ExportedOrderReader.placed(order);
        return switch (OutputFields.read(document, OrderExportReader.ORDER, export -> decision(export, placed))) {
            case ParseResult.Parsed<ExportedDecision>(ExportedDecision decision) -> decision;
            case ParseResult.Failed<ExportedDecision> failure -> throw new InvalidExportException(failure.detail());
        };
    }

    private static ExportedDecision decision(JsonFields export, OrderPlaced placed) {
        return new ExportedDecision(
                placed,
                facts(export.requiredObject(FACTS)),
                OutputFields.money(export.requiredObject("rewards"), "discount"));
    }

    private static CustomerFacts facts(JsonFields facts) {
        return CustomerFactsBuilder.builder()
                .email(facts.text("email"))
                .group(OutputFields.text(facts, "group"))
                .tier(Objects.requireNonNullElse(facts.text("tier"), TierPolicy.NONE))
                .lifetimeSales(facts.decimal("lifetimeSales", DecimalRange.SIGNED_AMOUNT))
                .lifetimeSpentPoints(OutputFields.points(facts, "lifetimeSpentPoints"))
                .orders(OutputFields.points(facts, "orders"))
                .reviews(OutputFields.points(facts, "reviews"))
                .subscriber(Boolean.TRUE.equals(facts.flag("isSubscriber")))
                .balance(OutputFields.points(facts, "balance"))
                .referee(Boolean.TRUE.equals(facts.flag("isReferee")))
                .refereeSignups(OutputFields.points(facts, "refereeSignups"))
                .refereeOrders(OutputFields.points(facts, "refereeOrders"))
                .refereeOrdersAmount(facts.decimal("refereeOrdersAmount", DecimalRange.SIGNED_AMOUNT))
                .refereesWhoOrdered(OutputFields.points(facts, "refereesWhoOrdered"))
                .suspended("suspended".equals(facts.text("membership")))
                .build();
    }
}
