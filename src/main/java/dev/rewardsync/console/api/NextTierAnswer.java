package dev.rewardsync.console.api;

import dev.rewardsync.rule.TierPolicy.Basis;
import java.math.BigDecimal;

/** The answer to a request for the next tier of a customer. */
public sealed interface NextTierAnswer {

    /**
     * The next tier.
     *
     * @param missing how much of the basis is missing, 0 or more
     */
    record Known(String tier, BigDecimal missing, Basis basis) implements NextTierAnswer {}

    /** The customer has the highest tier, or the ruleset has no tiers. */
    record Highest() implements NextTierAnswer {}

    /**
     * The console does not know it.
     *
     * @param reason a sentence for the user
     */
    record Unknown(String reason) implements NextTierAnswer {}
}
