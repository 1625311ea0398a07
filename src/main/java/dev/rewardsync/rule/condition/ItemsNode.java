package dev.rewardsync.rule.condition;

import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.pricing.PricedLine;
import dev.rewardsync.pricing.PricedOrder;
import dev.rewardsync.rule.ConditionTrace;
import dev.rewardsync.rule.ConditionTrace.Actual;
import dev.rewardsync.rule.Facts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A condition on the items of an order. Without an order, only {@code notFound} holds. */
public sealed interface ItemsNode extends ConditionNode<Facts> {

    private static boolean anyMatches(ConditionNode<PricedLine> item, @Nullable PricedOrder pricedOrder) {
        if (pricedOrder == null) {
            return false;
        }
        List<PricedLine> lines = pricedOrder.lines();
        for (int index = 0; index < lines.size(); index++) {
            if (item.holds(lines.get(index), pricedOrder)) {
                return true;
            }
        }
        return false;
    }

    private static List<ConditionTrace.ItemTrace> traceItems(
            ConditionNode<PricedLine> item, @Nullable PricedOrder pricedOrder) {
        if (pricedOrder == null) {
            return List.of();
        }
        return pricedOrder.lines().stream()
                .map(line -> new ConditionTrace.ItemTrace(
                        line.line().lineId(), line.line().sku(), item.explain(line, pricedOrder)))
                .toList();
    }

    /** Holds if at least one item matches. */
    record Found(ConditionNode<PricedLine> item) implements ItemsNode {
        @Override
        public boolean holds(Facts subject, @Nullable PricedOrder pricedOrder) {
            return anyMatches(item, pricedOrder);
        }

        @Override
        public ConditionTrace explain(Facts subject, @Nullable PricedOrder pricedOrder) {
            return new ConditionTrace.ItemSearchTrace(
                    "found", traceItems(item, pricedOrder), holds(subject, pricedOrder));
        }
    }

    /** Holds if no item matches. */
    record NotFound(ConditionNode<PricedLine> item) implements ItemsNode {
        @Override
        public boolean holds(Facts subject, @Nullable PricedOrder pricedOrder) {
            return !anyMatches(item, pricedOrder);
        }

        @Override
        public ConditionTrace explain(Facts subject, @Nullable PricedOrder pricedOrder) {
            return new ConditionTrace.ItemSearchTrace(
                    "notFound", traceItems(item, pricedOrder), holds(subject, pricedOrder));
        }
    }

    /** Holds if the total of all matching items passes a test. Amounts are compared in the ruleset's currency. */
    record Total(
            Summand summand,
            ConditionNode<PricedLine> item,
            Operator operator,
            AttributeValue expected,
            ValueTest<ConvertedAmount> test)
            implements ItemsNode {

        /** Returns the comparison of the total with a number, or with several numbers if the operator takes a list. */
        public static Total of(
                Summand summand, ConditionNode<PricedLine> item, Operator operator, AttributeValue expected) {
            ValueTest<ConvertedAmount> test =
                    new ConvertedAmount.InBase(ValueTest.of(operator, expected, NumberTest::of));
            return new Total(summand, item, operator, expected, test);
        }

        @Override
        public boolean holds(Facts subject, @Nullable PricedOrder pricedOrder) {
            return pricedOrder != null && test.passes(total(pricedOrder));
        }

        private ConvertedAmount total(PricedOrder pricedOrder) {
            BigDecimal sum = BigDecimal.ZERO;
            List<PricedLine> lines = pricedOrder.lines();
            for (int index = 0; index < lines.size(); index++) {
                PricedLine line = lines.get(index);
                if (item.holds(line, pricedOrder)) {
                    sum = sum.add(summand.valueOf(line, pricedOrder));
                }
            }
            return new ConvertedAmount(summand == Summand.AMOUNT ? pricedOrder.inBase(sum) : sum);
        }

        @Override
        public ConditionTrace explain(Facts subject, @Nullable PricedOrder pricedOrder) {
            Actual actual = pricedOrder == null
                    ? new Actual.Missing()
                    : total(pricedOrder).toActual();
            return new ConditionTrace.ItemTotalTrace(
                    summand.name().toLowerCase(Locale.ROOT),
                    traceItems(item, pricedOrder),
                    operator.wireName(),
                    expected,
                    actual,
                    holds(subject, pricedOrder));
        }
    }

    /** The value that is totaled. */
    enum Summand {
        /** The number of pieces. */
        QUANTITY,
        /** The amount to pay for the line. */
        AMOUNT;

        private BigDecimal valueOf(PricedLine line, PricedOrder pricedOrder) {
            return switch (this) {
                case QUANTITY -> line.line().quantity();
                case AMOUNT -> line.paid(pricedOrder.order().pricesIncludeTax());
            };
        }
    }
}
