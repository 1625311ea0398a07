package dev.rewardsync.json;

import dev.rewardsync.event.PointsAdjusted;
import dev.rewardsync.event.PointsAdjusted.Opening;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads points-adjusted events. */
final class PointsAdjustedReader {

    /** The largest opening count. The worker increments it, so it is far below the 64-bit limit. */
    private static final long MAX_OPENING_COUNT = 999_999_999_999_999L;

    private PointsAdjustedReader() {}

    static PointsAdjusted read(JsonFields fields) {
        JsonFields openingFields = fields.object("opening");
        Opening opening = openingFields == null ? null : opening(openingFields);
        long points = points(fields, opening);
        return new PointsAdjusted(
                EnvelopeReader.ofCustomer(fields),
                points,
                fields.note("reason"),
                fields.optionalInstant("expiresAt"),
                fields.note("reference"),
                fields.note("by"),
                opening);
    }

    private static long points(JsonFields fields, @Nullable Opening opening) {
        @Nullable JsonValue value = fields.value("points");
        long points = fields.requiredInteger("points", -Long.MAX_VALUE, Long.MAX_VALUE);
        boolean zero = value instanceof JsonValue.JsonNumber(BigDecimal number) && number.signum() == 0;
        if (zero && opening == null) {
            fields.addError("points", "expected a whole number other than 0 where there is no opening, got 0");
        }
        return points;
    }

    /** Reads the opening statistics of an imported customer. */
    static Opening opening(JsonFields fields) {
        return new Opening(
                fields.optionalDecimal("lifetimeSales", DecimalRange.AMOUNT),
                count(fields, "lifetimeSpentPoints", Long.MAX_VALUE),
                count(fields, "orders", MAX_OPENING_COUNT),
                count(fields, "reviews", MAX_OPENING_COUNT),
                fields.label("tier"));
    }

    private static @Nullable Long count(JsonFields fields, String name, long max) {
        return fields.value(name) == null ? null : Long.valueOf(fields.integer(name, 0, max, 0));
    }
}
