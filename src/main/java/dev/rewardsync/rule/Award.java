package dev.rewardsync.rule;

import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * When points of an order become available.
 *
 * @param on {@code placed}, or the order status that releases them, by the name that stands for it
 * @param hold how much longer they stay pending from then on; null for not at all
 */
public record Award(String on, @Nullable Period hold) {

    /** Points are available as soon as the order is placed. */
    public static final String ON_PLACED = "placed";

    /** Whether a status releases the points; {@code placed} is the placing itself, never a status of that name. */
    public boolean waitsFor(String status) {
        return !on.equals(ON_PLACED) && on.equals(status);
    }
}
