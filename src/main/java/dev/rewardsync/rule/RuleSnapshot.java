package dev.rewardsync.rule;

import dev.rewardsync.pricing.PricedOrder;
import dev.rewardsync.rule.RuleOutcome.Applied;

/**
 * A rule as it was when it gave points, to be run again after the file has changed: the text of the file with that rule
 * alone, read only when it is asked. Two copies of the same text are equal.
 */
public final class RuleSnapshot {

    private final int language;
    private final String text;
    private final Reader reader;

    /** Reads a ruleset that was stored as text. */
    @FunctionalInterface
    public interface Reader {

        /**
         * Reads the ruleset.
         *
         * @throws UnreadableRuleException if this version can't read it
         */
        Ruleset read(int language, String text);
    }

    /** A copy of a text in a rule language, that {@code reader} reads. */
    public RuleSnapshot(int language, String text, Reader reader) {
        this.language = language;
        this.text = text;
        this.reader = reader;
    }

    /** The rule language that the text is written in. */
    public int language() {
        return language;
    }

    /** The ruleset with the rule alone, as text. */
    public String text() {
        return text;
    }

    /**
     * The points that the rule gives for an order, by the exchange rates of its time; 0 where it does not apply.
     *
     * @throws UnreadableRuleException if this version can't read the text
     */
    public long points(Facts facts, PricedOrder cart) {
        Ruleset alone = reader.read(language, text);
        Facts then = facts.of(cart.at(alone.rateFor(cart.order())));
        return alone.chains().keySet().stream()
                .flatMap(trigger -> alone.run(trigger, then).stream())
                .mapToLong(outcome -> outcome instanceof Applied applied ? applied.points() : 0)
                .sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RuleSnapshot copy && copy.language == language && copy.text.equals(text);
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
