package dev.rewardsync.rule.condition;

import dev.rewardsync.cart.Cart;
import dev.rewardsync.cart.CartLine;
import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.rule.Explanation;
import dev.rewardsync.rule.Explanation.Actual;
import dev.rewardsync.rule.Facts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A condition on the items of a cart; without a cart it does not hold, but that nothing is found in it does. */
public sealed interface CartNode extends Node<Facts> {

    private static boolean anyMatches(Node<CartLine> item, @Nullable Cart cart) {
        if (cart == null) {
            return false;
        }
        List<CartLine> lines = cart.lines();
        for (int index = 0; index < lines.size(); index++) {
            if (item.holds(lines.get(index), cart)) {
                return true;
            }
        }
        return false;
    }

    private static List<Explanation.OfItem> explained(Node<CartLine> item, @Nullable Cart cart) {
        if (cart == null) {
            return List.of();
        }
        return cart.lines().stream()
                .map(line ->
                        new Explanation.OfItem(line.line().lineId(), line.line().sku(), item.explain(line, cart)))
                .toList();
    }

    /** Some item matches. */
    record Found(Node<CartLine> item) implements CartNode {
        @Override
        public boolean holds(Facts subject, @Nullable Cart cart) {
            return anyMatches(item, cart);
        }

        @Override
        public Explanation explain(Facts subject, @Nullable Cart cart) {
            return new Explanation.Searched("found", explained(item, cart), holds(subject, cart));
        }
    }

    /** No item matches. */
    record NotFound(Node<CartLine> item) implements CartNode {
        @Override
        public boolean holds(Facts subject, @Nullable Cart cart) {
            return !anyMatches(item, cart);
        }

        @Override
        public Explanation explain(Facts subject, @Nullable Cart cart) {
            return new Explanation.Searched("notFound", explained(item, cart), holds(subject, cart));
        }
    }

    /** The sum over all matching items passes; a sum of money in the ruleset's currency. */
    record Total(Summand summand, Node<CartLine> item, Operator operator, AttributeValue wanted, Test<Amount> test)
            implements CartNode {

        /** Compares the sum with a number, or with several where the operator takes a list. */
        public static Total of(Summand summand, Node<CartLine> item, Operator operator, AttributeValue wanted) {
            Test<Amount> test = new Amount.InBase(Test.of(operator, wanted, NumberTest::of));
            return new Total(summand, item, operator, wanted, test);
        }

        @Override
        public boolean holds(Facts subject, @Nullable Cart cart) {
            return cart != null && test.passes(sum(cart));
        }

        private Amount sum(Cart cart) {
            BigDecimal sum = BigDecimal.ZERO;
            List<CartLine> lines = cart.lines();
            for (int index = 0; index < lines.size(); index++) {
                CartLine line = lines.get(index);
                if (item.holds(line, cart)) {
                    sum = sum.add(summand.of(line, cart));
                }
            }
            return new Amount(summand == Summand.AMOUNT ? cart.inBase(sum) : sum);
        }

        @Override
        public Explanation explain(Facts subject, @Nullable Cart cart) {
            Actual actual = cart == null ? new Actual.Missing() : sum(cart).shown();
            return new Explanation.Summed(
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

        private BigDecimal of(CartLine line, Cart cart) {
            return switch (this) {
                case QUANTITY -> line.line().quantity();
                case AMOUNT -> line.paid(cart.order().pricesIncludeTax());
            };
        }
    }
}
