package dev.rewardsync.rule;

import dev.rewardsync.pricing.PricedOrder;
import dev.rewardsync.rule.RuleOutcome.Applied;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it was when it awarded points, for re-rating after the ruleset has changed. The snapshot is the text of a
 * ruleset with this rule only; it is parsed on first use. Snapshots with the same text are equal.
 */
public final class RuleSnapshot {

    private final int language;
    private final String text;
    private final Parser parser;
    private volatile @Nullable Ruleset parsed;

    /** Parses the text of a snapshot. */
    @FunctionalInterface
    public interface Parser {

        /**
         * Returns the ruleset of a text.
         *
         * @throws UnreadableRuleException if this version cannot read it
         */
        Ruleset parse(int language, String text);
    }

    /**
     * Creates a snapshot.
     *
     * @param language the rule language of the text
     * @param parser parses the text on first use
     */
    public RuleSnapshot(int language, String text, Parser parser) {
        this.language = language;
        this.text = text;
        this.parser = parser;
    }

    /** Returns the rule language of the text. */
    public int language() {
        return language;
    }

    /** Returns the text of the ruleset with this rule only. */
    public String text() {
        return text;
    }

    /**
     * Returns the rule's points for an order, at the snapshot's exchange rates; 0 if the rule does not apply.
     *
     * @throws UnreadableRuleException if this version cannot read the text
     */
    public long points(Facts facts, PricedOrder pricedOrder) {
        Ruleset ruleset = parsed();
        Facts factsAtRate = facts.withPricedOrder(pricedOrder.withRate(ruleset.exchangeRateFor(pricedOrder.order())));
        return ruleset.chains().keySet().stream()
                .flatMap(trigger -> ruleset.run(trigger, factsAtRate).stream())
                .mapToLong(outcome -> outcome instanceof Applied applied ? applied.points() : 0)
                .sum();
    }

    private Ruleset parsed() {
        Ruleset known = parsed;
        if (known == null) {
            known = parser.parse(language, text);
            parsed = known;
        }
        return known;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RuleSnapshot snapshot && snapshot.language == language && snapshot.text.equals(text);
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
