package dev.rewardsync.pricing;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an order for which a rule awarded points. Refunds of other lines do not change the rule's points.
 *
 * @param lines ids of the lines; null for all lines
 * @param shipping whether the shipping is eligible as well
 */
public record EligibleLines(@Nullable Set<String> lines, boolean shipping) {

    /** All lines without the shipping. */
    public static final EligibleLines ALL_LINES = new EligibleLines(null, false);

    /** All lines and the shipping. */
    public static final EligibleLines ALL_LINES_AND_SHIPPING = new EligibleLines(null, true);

    /** Returns whether a line is eligible. */
    public boolean contains(String lineId) {
        return lines == null || lines.contains(lineId);
    }
}
