package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.TierPolicy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * The tier above a customer's tier.
 *
 * @param missing how much of the basis is missing, 0 or more
 * @param basis what counts towards tiers
 */
public record NextTier(String tier, BigDecimal missing, TierPolicy.Basis basis) {

    /**
     * Returns the next tier of an account; empty if it has the highest tier, or the ruleset has no tiers.
     *
     * @param account an account whose timers up to {@code now} have fired
     */
    public static Optional<NextTier> of(Ruleset ruleset, Account account, Instant now) {
        TierPolicy tiers = ruleset.tiers();
        return tiers == null
                ? Optional.empty()
                : of(tiers, account.tierStatus().tier(), TierBasis.amountOf(account, tiers, ruleset.zone(), now));
    }

    /**
     * Returns the tier above another one; empty if there is none.
     *
     * @param amount the amount that counts towards the tier
     */
    public static Optional<NextTier> of(TierPolicy tiers, String tier, BigDecimal amount) {
        int rank = tiers.rank(tier);
        if (rank == tiers.levels().size()) {
            return Optional.empty();
        }
        TierPolicy.Level level = tiers.levels().get(rank);
        BigDecimal missing = level.from().subtract(amount).max(BigDecimal.ZERO);
        return Optional.of(new NextTier(level.id(), missing, tiers.basis()));
    }
}
