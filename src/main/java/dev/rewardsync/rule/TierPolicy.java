package dev.rewardsync.rule;

import java.math.BigDecimal;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ruleset's {@code tiers}: what lifts a customer from one tier to the next.
 *
 * @param basis the figure that counts
 * @param window how long back it counts; null for the whole life
 * @param levels lowest first, at least one
 */
public record TierPolicy(Basis basis, @Nullable Period window, List<Level> levels) {

    /** The tier of a customer who has not reached the first level. */
    public static final String NONE = "none";

    /** The figure that lifts customers. */
    public enum Basis {
        /** Grand totals of completed orders, in the ruleset's currency. */
        LIFETIME_SALES,
        /** Points earned, net of what was taken back. */
        POINTS_EARNED,
        /** Orders placed and not canceled. */
        ORDERS
    }

    /**
     * A tier.
     *
     * @param id of the tier, its name to rules and customers
     * @param from the figure that reaches it, more than 0 and more than the level before
     */
    public record Level(String id, BigDecimal from) {}

    /** The tier that a figure reaches. */
    public String tierFor(BigDecimal figure) {
        String reached = NONE;
        for (Level level : levels) {
            if (level.from().compareTo(figure) <= 0) {
                reached = level.id();
            }
        }
        return reached;
    }

    /** Whether a name is that of a level, or {@link #NONE}. */
    public boolean knows(String tier) {
        return tier.equals(NONE) || rank(tier) > 0;
    }

    /** A tier's place: 0 for {@link #NONE}, and for one that the ruleset no longer has. */
    public int rank(String tier) {
        for (int index = 0; index < levels.size(); index++) {
            if (levels.get(index).id().equals(tier)) {
                return index + 1;
            }
        }
        return 0;
    }
}
