package dev.rewardsync.rule;

import dev.rewardsync.rule.EarningStyle.Multiply;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The award of a rule that multiplies the points of earlier rules. A refund takes back the same share of it as of their points.
 * See {@code docs/earning.md}, "Multiply".
 *
 * @param rules ids of the rules whose points were multiplied, in the order in which they ran
 * @param refundedInAdvance the part of the multiplied points that was never posted: an amendment added it with lines that were
 *     refunded already. No accrual contains these points; they count as taken back
 */
public record Multiplication(Multiply style, List<String> rules, long refundedInAdvance) {

    /** Returns the multiplication of the points of earlier rules; null if the style does not multiply. */
    static @Nullable Multiplication of(EarningStyle style, List<RuleOutcome.Applied> multiplied) {
        if (!(style instanceof Multiply multiply)) {
            return null;
        }
        List<String> rules = new ArrayList<>(multiplied.size());
        for (RuleOutcome.Applied applied : multiplied) {
            rules.add(applied.rule().id());
        }
        return new Multiplication(multiply, List.copyOf(rules), 0);
    }

    /** Returns this multiplication with a number of points that were refunded in advance. */
    public Multiplication withRefundedInAdvance(long points) {
        return new Multiplication(style, rules, points);
    }

    /** Returns the outcomes of a chain's earlier rules whose points a style multiplies; empty if it does not multiply. */
    static List<RuleOutcome.Applied> multiplied(EarningStyle style, List<RuleOutcome> earlier) {
        if (!(style instanceof Multiply multiply)) {
            return List.of();
        }
        List<RuleOutcome.Applied> multiplied = new ArrayList<>();
        for (RuleOutcome.Applied applied : RuleOutcome.applied(earlier)) {
            if (applied.points() > 0 && multiply.multiplies(applied.rule().id())) {
                multiplied.add(applied);
            }
        }
        return multiplied;
    }

    /** Returns the points that the rule awards for a number of multiplied points: at most {@code max}, and at most 64 bits. */
    public long points(long multipliedPoints) {
        BigDecimal points = style.pointsBeforeMax(BigDecimal.valueOf(multipliedPoints));
        BigDecimal max = BigDecimal.valueOf(style.max() == 0 ? Long.MAX_VALUE : style.max());
        return points.min(max).longValueExact();
    }
}
