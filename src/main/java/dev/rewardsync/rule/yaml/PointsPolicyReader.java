package dev.rewardsync.rule.yaml;

import dev.rewardsync.event.OrderStatusChanged;
import dev.rewardsync.ledger.CalendarEnd;
import dev.rewardsync.ledger.ExpiryPeriod;
import dev.rewardsync.ledger.ExpiryTerms;
import dev.rewardsync.rule.Award;
import dev.rewardsync.rule.Clawback;
import dev.rewardsync.rule.EarnBase;
import dev.rewardsync.rule.PointsPolicy;
import dev.rewardsync.rule.RefundPolicy;
import dev.rewardsync.rule.StatusNames;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the file's {@code points} and the rules' overrides of it. */
final class PointsPolicyReader {

    /** The policy of a file without {@code points}. */
    static final PointsPolicy DEFAULTS = new PointsPolicy(
            null,
            new Award(OrderStatusChanged.COMPLETED, null),
            new EarnBase(true, false, false, false, Set.of()),
            RefundPolicy.PROPORTIONAL,
            Clawback.UNLIMITED);

    private static final List<String> KEYS =
            List.of("expireAfter", "expireOn", "expireFrom", "award", "base", "onRefund", "clawback");
    private static final Map<String, RefundPolicy> ON_REFUND = NameReader.kebabCase(RefundPolicy.class);
    private static final Map<String, CalendarEnd> EXPIRE_ON = NameReader.kebabCase(CalendarEnd.class);
    private static final Map<String, ExpiryTerms.Start> EXPIRE_FROM = Map.of("activity", ExpiryTerms.Start.ACTIVITY);
    private static final Map<String, Clawback> CLAWBACK = NameReader.kebabCase(Clawback.class);

    private final StatusNames statuses;

    /**
     * Creates a reader.
     *
     * @param statuses the shop's names of order statuses, for {@code award.on}
     */
    PointsPolicyReader(StatusNames statuses) {
        this.statuses = statuses;
    }

    /** Reads {@code points}; returns null after adding an error. */
    @Nullable
    PointsPolicy read(YamlField field) {
        YamlSection section = field.section(KEYS);
        if (section == null) {
            return null;
        }
        return new PointsPolicy(
                expiry(section),
                section.read("award", DEFAULTS.award(), award -> award(award, DEFAULTS.award())),
                section.read("base", DEFAULTS.base(), PointsPolicyReader::base),
                section.read("onRefund", DEFAULTS.onRefund(), PointsPolicyReader::onRefund),
                section.read("clawback", DEFAULTS.clawback(), clawback -> clawback.oneOf("clawback", CLAWBACK)));
    }

    /** Reads the default expiry; returns null if points never expire or after adding an error. */
    private static @Nullable ExpiryTerms expiry(YamlSection section) {
        CalendarEnd end = section.readOrNull("expireOn", field -> field.oneOf("end of a period", EXPIRE_ON));
        ExpiryTerms.Start start = section.read(
                "expireFrom", ExpiryTerms.Start.RELEASE, field -> field.oneOf("start of the expiry", EXPIRE_FROM));
        if (!section.has("expireAfter")) {
            requireExpireAfter(section, "expireOn");
            requireExpireAfter(section, "expireFrom");
            return null;
        }
        Period length = section.readOrNull(
                "expireAfter", section.has("expireOn") ? PeriodReader::zeroOrMore : PeriodReader::positive);
        return length == null ? null : new ExpiryTerms(new ExpiryPeriod(length, end), start);
    }

    private static void requireExpireAfter(YamlSection section, String key) {
        YamlField field = section.field(key);
        if (field != null) {
            field.addError("points never expire without expireAfter", "expireAfter, such as P365D, beside " + key);
        }
    }

    /**
     * Reads an award; returns null after adding an error.
     *
     * @param fallback provides the omitted values
     */
    @Nullable
    Award award(YamlField field, Award fallback) {
        YamlSection section = field.section(List.of("on", "hold"));
        if (section == null) {
            return null;
        }
        Period hold = section.readOrNull("hold", PeriodReader::zeroOrMore);
        Period effective = hold == null ? fallback.hold() : hold;
        return new Award(
                section.read("on", fallback.on(), this::status),
                effective == null || effective.isZero() ? null : effective);
    }

    /** Reads {@code placed} or a status; returns its meaning. */
    private @Nullable String status(YamlField field) {
        String name = field.text();
        if (name == null) {
            return null;
        }
        String status = statuses.meaningOf(name);
        if (status.equals(OrderStatusChanged.CANCELED)) {
            field.addError(
                    YamlField.quoted(name) + " means that the order is canceled, which releases no points",
                    "placed, or another status");
        }
        return status;
    }

    /** Reads a refund policy; returns null after adding an error. */
    static @Nullable RefundPolicy onRefund(YamlField field) {
        return field.oneOf("refund policy", ON_REFUND);
    }

    private static @Nullable Set<String> codes(YamlField field) {
        List<YamlField> fields = field.list("a list of codes of totals.other, at least one");
        return fields == null
                ? null
                : fields.stream()
                        .map(NameReader::name)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable EarnBase base(YamlField field) {
        EarnBase defaults = DEFAULTS.base();
        YamlSection section = field.section(
                List.of("afterDiscounts", "afterRewardDiscount", "withTax", "withShipping", "afterPayments"));
        if (section == null) {
            return null;
        }
        return new EarnBase(
                section.read("afterDiscounts", defaults.afterDiscounts(), YamlField::flag),
                section.read("afterRewardDiscount", defaults.afterRewardDiscount(), YamlField::flag),
                section.read("withTax", defaults.withTax(), YamlField::flag),
                section.read("withShipping", defaults.withShipping(), YamlField::flag),
                section.read("afterPayments", defaults.afterPayments(), PointsPolicyReader::codes));
    }
}
