package dev.rewardsync.rule;

import dev.rewardsync.account.TierStatus;
import java.math.BigDecimal;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ruleset's {@code tiers}: how customers reach tiers.
 *
 * @param basis the qualifying measure
 * @param window how far back the measure counts; null for the customer's lifetime
 * @param guarantee how long a tier is kept at least; null for no guarantee
 * @param levels in ascending order, at least one
 */
public record TierPolicy(
        Basis basis, @Nullable Period window, @Nullable TierGuarantee guarantee, List<Level> levels) {

    /** The tier of customers below the first level. */
    public static final String NONE = TierStatus.NO_TIER;

    /** The measure that qualifies customers for tiers. */
    public enum Basis {
        /** Grand totals of completed orders, in the ruleset's currency. */
        LIFETIME_SALES,
        /** Points earned, net of reversals. */
        POINTS_EARNED,
        /** Orders placed and not canceled. */
        ORDERS
    }

    /**
     * A tier.
     *
     * @param id name of the tier in rules and for customers
     * @param from qualifying amount, greater than 0 and greater than that of the previous level
     */
    public record Level(String id, BigDecimal from) {}

    /** Returns the tier for a qualifying amount. */
    public String tierFor(BigDecimal qualifyingAmount) {
        String reached = NONE;
        for (Level level : levels) {
            if (level.from().compareTo(qualifyingAmount) <= 0) {
                reached = level.id();
            }
        }
        return reached;
    }

    /** Returns whether a tier is {@link #NONE} or one of the levels. */
    public boolean hasTier(String tier) {
        return tier.equals(NONE) || rank(tier) > 0;
    }

    /** Returns the position of a tier, from 1; 0 for {@link #NONE} and for tiers that the ruleset does not have. */
    public int rank(String tier) {
        for (int index = 0; index < levels.size(); index++) {
            if (levels.get(index).id().equals(tier)) {
                return index + 1;
            }
        }
        return 0;
    }
}
