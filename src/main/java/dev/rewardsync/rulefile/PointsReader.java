package dev.rewardsync.rulefile;

import dev.rewardsync.rule.Award;
import dev.rewardsync.rule.Clawback;
import dev.rewardsync.rule.EarnBase;
import dev.rewardsync.rule.OnRefund;
import dev.rewardsync.rule.PointsPolicy;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The file's {@code points}, and what rules say in its place. */
final class PointsReader {

    /** What holds for a file without {@code points}. */
    static final PointsPolicy DEFAULTS = new PointsPolicy(
            null,
            new Award("completed", null),
            new EarnBase(true, false, false, false),
            OnRefund.PROPORTIONAL,
            Clawback.UNLIMITED);

    private static final List<String> KEYS = List.of("expireAfter", "award", "base", "onRefund", "clawback");
    private static final Map<String, OnRefund> ON_REFUND = Names.of(OnRefund.class);
    private static final Map<String, Clawback> CLAWBACK = Names.of(Clawback.class);

    private PointsReader() {}

    static @Nullable PointsPolicy read(Field field) {
        Section section = field.section(KEYS);
        if (section == null) {
            return null;
        }
        return new PointsPolicy(
                section.readOrNull("expireAfter", Periods::lasting),
                section.read("award", DEFAULTS.award(), award -> award(award, DEFAULTS.award())),
                section.read("base", DEFAULTS.base(), PointsReader::base),
                section.read("onRefund", DEFAULTS.onRefund(), PointsReader::onRefund),
                section.read("clawback", DEFAULTS.clawback(), clawback -> clawback.oneOf("clawback", CLAWBACK)));
    }

    /** When points become available; what is left out is as in the fallback. */
    static @Nullable Award award(Field field, Award fallback) {
        Section section = field.section(List.of("on", "hold"));
        if (section == null) {
            return null;
        }
        Period hold = section.readOrNull("hold", Periods::any);
        Period effective = hold == null ? fallback.hold() : hold;
        return new Award(
                section.read("on", fallback.on(), Field::text),
                effective == null || effective.isZero() ? null : effective);
    }

    /** What becomes of points when goods come back. */
    static @Nullable OnRefund onRefund(Field field) {
        return field.oneOf("way to refund", ON_REFUND);
    }

    private static @Nullable EarnBase base(Field field) {
        EarnBase defaults = DEFAULTS.base();
        Section section = field.section(List.of("afterDiscounts", "afterRewardDiscount", "withTax", "withShipping"));
        if (section == null) {
            return null;
        }
        return new EarnBase(
                section.read("afterDiscounts", defaults.afterDiscounts(), Field::flag),
                section.read("afterRewardDiscount", defaults.afterRewardDiscount(), Field::flag),
                section.read("withTax", defaults.withTax(), Field::flag),
                section.read("withShipping", defaults.withShipping(), Field::flag));
    }
}
