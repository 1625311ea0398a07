package dev.rewardsync.rule;

import dev.rewardsync.pricing.PricedOrder;
import dev.rewardsync.rule.RuleOutcome.Applied;
import java.util.function.Function;

/**
 * A rule as it was when it gave points, to be run again after the file has changed: the text of the file with that rule
 * alone, read only when it is asked. Two copies of the same text are equal.
 */
public final class RuleSnapshot {

    private final String text;
    private final Function<String, Ruleset> reader;

    /** A copy of a text that {@code reader} reads. */
    public RuleSnapshot(String text, Function<String, Ruleset> reader) {
        this.text = text;
        this.reader = reader;
    }

    /** The ruleset with the rule alone, as text. */
    public String text() {
        return text;
    }

    /** The points that the rule gives for an order, by the exchange rates of its time; 0 where it does not apply. */
    public long points(Facts facts, PricedOrder cart) {
        Ruleset alone = reader.apply(text);
        Facts then = facts.of(cart.at(alone.rateFor(cart.order())));
        return alone.chains().keySet().stream()
                .flatMap(trigger -> alone.run(trigger, then).stream())
                .mapToLong(outcome -> outcome instanceof Applied applied ? applied.points() : 0)
                .sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RuleSnapshot copy && copy.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
