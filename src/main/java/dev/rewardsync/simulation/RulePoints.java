package dev.rewardsync.simulation;

/**
 * The points of one rule.
 *
 * @param accruals the number of ledger entries that awarded points
 * @param points points awarded less points taken back
 */
public record RulePoints(long accruals, long points) {

    /** No points. */
    public static final RulePoints NONE = new RulePoints(0, 0);

    RulePoints plus(RulePoints other) {
        return new RulePoints(accruals + other.accruals, Math.addExact(points, other.points));
    }
}
