package dev.rewardsync.rule;

import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * When the points of an order become available.
 *
 * @param on {@code placed}, or the {@linkplain StatusNames#meaningOf meaning} of the order status that releases the points
 * @param hold how long the points stay pending after that; null for no hold
 */
public record Award(String on, @Nullable Period hold) {

    /** The points are released when the order is placed. */
    public static final String ON_PLACED = "placed";

    /**
     * Returns whether an order status releases the points. {@code placed} means the placement of the order; an order
     * status of that name does not release points.
     *
     * @param status meaning of the status
     * @param names the names in force, which may give an earlier award's status another meaning
     */
    public boolean isReleasedBy(String status, StatusNames names) {
        return !on.equals(ON_PLACED) && names.meaningOf(on).equals(status);
    }
}
