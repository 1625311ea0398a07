package dev.rewardsync.rule.yaml;

import dev.rewardsync.event.OrderStatusChanged;
import dev.rewardsync.rule.Award;
import dev.rewardsync.rule.Clawback;
import dev.rewardsync.rule.EarnBase;
import dev.rewardsync.rule.PointsPolicy;
import dev.rewardsync.rule.RefundPolicy;
import dev.rewardsync.rule.StatusNames;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The file's {@code points}, and what rules say in its place. */
final class PointsPolicyReader {

    /** What holds for a file without {@code points}. */
    static final PointsPolicy DEFAULTS = new PointsPolicy(
            null,
            new Award(OrderStatusChanged.COMPLETED, null),
            new EarnBase(true, false, false, false),
            RefundPolicy.PROPORTIONAL,
            Clawback.UNLIMITED);

    private static final List<String> KEYS = List.of("expireAfter", "award", "base", "onRefund", "clawback");
    private static final Map<String, RefundPolicy> ON_REFUND = NameReader.of(RefundPolicy.class);
    private static final Map<String, Clawback> CLAWBACK = NameReader.of(Clawback.class);

    private PointsPolicyReader() {}

    static @Nullable PointsPolicy read(YamlField field) {
        YamlSection section = field.section(KEYS);
        if (section == null) {
            return null;
        }
        return new PointsPolicy(
                section.readOrNull("expireAfter", PeriodReader::lasting),
                section.read("award", DEFAULTS.award(), award -> award(award, DEFAULTS.award())),
                section.read("base", DEFAULTS.base(), PointsPolicyReader::base),
                section.read("onRefund", DEFAULTS.onRefund(), PointsPolicyReader::onRefund),
                section.read("clawback", DEFAULTS.clawback(), clawback -> clawback.oneOf("clawback", CLAWBACK)));
    }

    /** When points become available; what is left out is as in the fallback. */
    static @Nullable Award award(YamlField field, Award fallback) {
        YamlSection section = field.section(List.of("on", "hold"));
        if (section == null) {
            return null;
        }
        Period hold = section.readOrNull("hold", PeriodReader::any);
        Period effective = hold == null ? fallback.hold() : hold;
        return new Award(
                section.read("on", fallback.on(), PointsPolicyReader::status),
                effective == null || effective.isZero() ? null : effective);
    }

    /** {@code placed} or a status, by the name that stands for it. */
    private static @Nullable String status(YamlField field) {
        String name = field.text();
        if (name == null) {
            return null;
        }
        String meaning = StatusNames.DEFAULT.meaning(name);
        if (meaning.equals(OrderStatusChanged.CANCELED)) {
            field.problem(
                    YamlField.quoted(name) + " means that the order is canceled, which releases no points",
                    "placed, or another status");
        }
        return meaning;
    }

    /** What becomes of points when goods come back. */
    static @Nullable RefundPolicy onRefund(YamlField field) {
        return field.oneOf("way to refund", ON_REFUND);
    }

    private static @Nullable EarnBase base(YamlField field) {
        EarnBase defaults = DEFAULTS.base();
        YamlSection section =
                field.section(List.of("afterDiscounts", "afterRewardDiscount", "withTax", "withShipping"));
        if (section == null) {
            return null;
        }
        return new EarnBase(
                section.read("afterDiscounts", defaults.afterDiscounts(), YamlField::flag),
                section.read("afterRewardDiscount", defaults.afterRewardDiscount(), YamlField::flag),
                section.read("withTax", defaults.withTax(), YamlField::flag),
                section.read("withShipping", defaults.withShipping(), YamlField::flag));
    }
}
