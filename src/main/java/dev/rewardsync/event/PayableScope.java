package dev.rewardsync.event;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an order that points can pay. An order keeps the scope that was in force when its points were redeemed.
 *
 * @param lines ids of the lines; null for all lines
 * @param coversShipping whether points can pay for the shipping
 * @param coversTax whether points can pay the tax of these parts; has no effect on an order whose prices include tax
 */
public record PayableScope(@Nullable Set<String> lines, boolean coversShipping, boolean coversTax) {

    /** Returns the scope of all lines with their tax. */
    public static PayableScope allLines(boolean coversShipping) {
        return new PayableScope(null, coversShipping, true);
    }

    /** Returns whether points can pay for a line. */
    public boolean contains(String lineId) {
        return lines == null || lines.contains(lineId);
    }
}
