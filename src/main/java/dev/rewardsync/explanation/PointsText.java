package dev.rewardsync.explanation;

import dev.rewardsync.rule.EarningStyle;
import dev.rewardsync.rule.PointsTrace;
import dev.rewardsync.rule.RuleOutcome.NoPointsReason;
import dev.rewardsync.rule.Ruleset;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;

/** Formats the calculation of points as text. */
record PointsText(Ruleset ruleset, ExplanationText text) {

    /** Writes a calculation, indented by {@code depth} levels. */
    void write(int depth, PointsTrace points) {
        text.line(depth, "%s%s", style(points.earn()), points.ofTier() == null ? "" : ", tier " + points.ofTier());
        for (PointsTrace.Share share : points.shares()) {
            share(depth + 1, share, points);
        }
        for (PointsTrace.MultipliedRule rule : points.multiplied()) {
            text.line(depth + 1, "%s: %s", rule.ruleId(), points(rule.points()));
        }
        if (points.paidWithoutPoints() != null && points.currency() != null) {
            text.line(
                    depth + 1,
                    "%s %s were paid by means that earn no points; each line is less its share",
                    points.paidWithoutPoints().toPlainString(),
                    points.currency().code());
        }
        if (points.eligibleTotal() != null) {
            text.line(depth + 1, "= %s", counted(points.eligibleTotal(), points));
        }
        if (points.noPointsReason() != null) {
            text.line(depth, "none: %s", noPointsReason(points.noPointsReason()));
        } else if (points.pointsBeforeMax().compareTo(BigDecimal.valueOf(points.points())) > 0) {
            text.line(
                    depth,
                    "%s, limited to the maximum",
                    points(points.pointsBeforeMax().toPlainString()));
        }
    }

    private void share(int depth, PointsTrace.Share share, PointsTrace points) {
        String line = share.sku() == null ? share.lineId() : "line " + share.lineId() + ", " + share.sku();
        String unit = points.currency() == null ? "" : " " + points.currency().code();
        String counted =
                share.eligible() == null ? "does not count" : share.eligible().toPlainString() + unit;
        text.line(depth, "%s: %s", line, counted);
        if (share.items() != null) {
            text.condition(depth + 1, share.items());
        }
    }

    private String counted(BigDecimal earnedOn, PointsTrace points) {
        String unit = switch (points.earn()) {
            case EarningStyle.PerSpent _ -> ruleset.currency().code();
            case EarningStyle.Fixed _, EarningStyle.PerQuantity _ -> "pieces";
            case EarningStyle.PerItem _, EarningStyle.Multiply _ -> "points";
        };
        return earnedOn.toPlainString() + " " + unit;
    }

    private String style(EarningStyle earn) {
        String max = earn.max() == 0 ? "" : ", at most " + earn.max();
        return switch (earn) {
            case EarningStyle.Fixed fixed -> "fixed: " + points(fixed.points()) + max;
            case EarningStyle.PerSpent spent ->
                "per-spent: %s for every %s %s%s%s"
                        .formatted(
                                points(spent.points()),
                                spent.step().toPlainString(),
                                ruleset.currency().code(),
                                partial(spent.partialSteps()),
                                max);
            case EarningStyle.PerQuantity pieces ->
                "per-quantity: %s for every %s pieces%s"
                        .formatted(points(pieces.points()), pieces.step().toPlainString(), max);
            case EarningStyle.PerItem item -> "per-item: the number in %s%s".formatted(item.attribute(), max);
            case EarningStyle.Multiply multiply ->
                "multiply: %s times the points of %s%s"
                        .formatted(
                                multiply.factor().subtract(BigDecimal.ONE).toPlainString(),
                                multiply.of().isEmpty()
                                        ? "all earlier rules"
                                        : multiply.of().stream().sorted().collect(Collectors.joining(", ")),
                                max);
        };
    }

    private static String partial(EarningStyle.PartialSteps steps) {
        return switch (steps) {
            case DROP -> ", full steps only";
            case FLOOR, HALF_UP, CEIL ->
                ", rounded " + steps.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }

    private static String noPointsReason(NoPointsReason noPointsReason) {
        return switch (noPointsReason) {
            case NO_EXCHANGE_RATE -> "no exchange rate to the ruleset's currency";
            case POINTS_OVERFLOW -> "more points than 64 bits hold";
        };
    }

    static String points(long points) {
        return points(String.valueOf(points));
    }

    private static String points(String points) {
        return points + (points.equals("1") ? " point" : " points");
    }
}
