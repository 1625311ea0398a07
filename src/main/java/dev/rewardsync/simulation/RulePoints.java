package dev.rewardsync.simulation;

/**
 * The points of one rule.
 *
 * @param awards the number of awards
 * @param points points awarded less points taken back
 */
public record RulePoints(long awards, long points) {

    /** No points. */
    public static final RulePoints NONE = new RulePoints(0, 0);

    RulePoints plus(RulePoints other) {
        return new RulePoints(awards + other.awards, Math.addExact(points, other.points));
    }
}
