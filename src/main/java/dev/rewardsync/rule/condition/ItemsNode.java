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

/** A condition on the items of a cart; without a cart it does not hold, but that nothing is found in it does. */
public sealed interface ItemsNode extends ConditionNode<Facts> {

    private static boolean anyMatches(ConditionNode<PricedLine> item, @Nullable PricedOrder cart) {
        if (cart == null) {
            return false;
        }
        List<PricedLine> lines = cart.lines();
        for (int index = 0; index < lines.size(); index++) {
            if (item.holds(lines.get(index), cart)) {
                return true;
            }
        }
        return false;
    }

    private static List<ConditionTrace.ItemTrace> explained(
            ConditionNode<PricedLine> item, @Nullable PricedOrder cart) {
        if (cart == null) {
            return List.of();
        }
        return cart.lines().stream()
                .map(line -> new ConditionTrace.ItemTrace(
                        line.line().lineId(), line.line().sku(), item.explain(line, cart)))
                .toList();
    }

    /** Some item matches. */
    record Found(ConditionNode<PricedLine> item) implements ItemsNode {
        @Override
        public boolean holds(Facts subject, @Nullable PricedOrder cart) {
            return anyMatches(item, cart);
        }

        @Override
        public ConditionTrace explain(Facts subject, @Nullable PricedOrder cart) {
            return new ConditionTrace.Searched("found", explained(item, cart), holds(subject, cart));
        }
    }

    /** No item matches. */
    record NotFound(ConditionNode<PricedLine> item) implements ItemsNode {
        @Override
        public boolean holds(Facts subject, @Nullable PricedOrder cart) {
            return !anyMatches(item, cart);
        }

        @Override
        public ConditionTrace explain(Facts subject, @Nullable PricedOrder cart) {
            return new ConditionTrace.Searched("notFound", explained(item, cart), holds(subject, cart));
        }
    }

    /** The sum over all matching items passes; a sum of money in the ruleset's currency. */
    record Total(
            Summand summand,
            ConditionNode<PricedLine> item,
            Operator operator,
            AttributeValue wanted,
            ValueTest<ConvertedAmount> test)
            implements ItemsNode {

        /** Compares the sum with a number, or with several where the operator takes a list. */
        public static Total of(
                Summand summand, ConditionNode<PricedLine> item, Operator operator, AttributeValue wanted) {
            ValueTest<ConvertedAmount> test =
                    new ConvertedAmount.InBase(ValueTest.of(operator, wanted, NumberTest::of));
            return new Total(summand, item, operator, wanted, test);
        }

        @Override
        public boolean holds(Facts subject, @Nullable PricedOrder cart) {
            return cart != null && test.passes(sum(cart));
        }

        private ConvertedAmount sum(PricedOrder cart) {
            BigDecimal sum = BigDecimal.ZERO;
            List<PricedLine> lines = cart.lines();
            for (int index = 0; index < lines.size(); index++) {
                PricedLine line = lines.get(index);
                if (item.holds(line, cart)) {
                    sum = sum.add(summand.of(line, cart));
                }
            }
            return new ConvertedAmount(summand == Summand.AMOUNT ? cart.inBase(sum) : sum);
        }

        @Override
        public ConditionTrace explain(Facts subject, @Nullable PricedOrder cart) {
            Actual actual = cart == null ? new Actual.Missing() : sum(cart).shown();
            return new ConditionTrace.Summed(
                    summand.name().toLowerCase(Locale.ROOT),
                    explained(item, cart),
                    operator.wireName(),
                    wanted,
                    actual,
                    holds(subject, cart));
        }
    }

    /** What is summed up. */
    enum Summand {
        /** The pieces. */
        QUANTITY,
        /** What the customer pays for the line. */
        AMOUNT;

        private BigDecimal of(PricedLine line, PricedOrder cart) {
            return switch (this) {
                case QUANTITY -> line.line().quantity();
                case AMOUNT -> line.paid(cart.order().pricesIncludeTax());
            };
        }
    }
}
