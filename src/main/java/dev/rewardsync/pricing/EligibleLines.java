package dev.rewardsync.pricing;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of an order a rule gave its points for; a refund of anything else leaves them alone.
 *
 * @param lines ids of the lines; null for all
 * @param shipping whether the shipping counted, too
 */
public record EligibleLines(@Nullable Set<String> lines, boolean shipping) {

    /** All lines, without the shipping. */
    public static final EligibleLines GOODS = new EligibleLines(null, false);

    /** All lines, and the shipping. */
    public static final EligibleLines GOODS_AND_SHIPPING = new EligibleLines(null, true);

    /** Whether a line counted. */
    public boolean has(String lineId) {
        return lines == null || lines.contains(lineId);
    }
}
