package dev.rewardsync.json;

import dev.rewardsync.event.Envelope;
import dev.rewardsync.event.PointsAdjusted;
import dev.rewardsync.event.PointsAdjusted.Opening;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reading of a points-adjusted event. */
final class PointsAdjustedReader {

    /** Figures are counted on from here, so they begin well below what 64 bits hold. */
    private static final long MOST_COUNTED = 999_999_999_999_999L;

    private PointsAdjustedReader() {}

    static PointsAdjusted read(JsonFields fields) {
        JsonFields figures = fields.object("opening");
        Opening opening = figures == null ? null : opening(figures);
        long points = points(fields, opening);
        Envelope envelope = EnvelopeReader.ofCustomer(fields);
        return new PointsAdjusted(
                envelope,
                points,
                fields.note("reason"),
                expiresAt(fields, envelope.occurredAt()),
                fields.text("reference"),
                opening);
    }

    private static long points(JsonFields fields, @Nullable Opening opening) {
        @Nullable JsonValue value = fields.value("points");
        long points = fields.requiredInteger("points", -Long.MAX_VALUE, Long.MAX_VALUE);
        boolean zero = value instanceof JsonValue.Numeric(BigDecimal number) && number.signum() == 0;
        if (zero && opening == null) {
            fields.problem("points", "expected a whole number other than 0 where there is no opening, got 0");
        }
        return points;
    }

    private static @Nullable Instant expiresAt(JsonFields fields, Instant occurredAt) {
        Instant expiresAt = fields.optionalInstant("expiresAt");
        if (expiresAt != null && !expiresAt.isAfter(occurredAt)) {
            fields.problem("expiresAt", "expected an instant after occurredAt, got one that is not");
        }
        return expiresAt;
    }

    /** The figures that a customer brings along. */
    static Opening opening(JsonFields fields) {
        return new Opening(
                fields.optionalDecimal("lifetimeSales", DecimalRange.AMOUNT),
                count(fields, "lifetimeSpentPoints", Long.MAX_VALUE),
                count(fields, "orders", MOST_COUNTED),
                count(fields, "reviews", MOST_COUNTED),
                fields.label("tier"));
    }

    private static @Nullable Long count(JsonFields fields, String name, long most) {
        return fields.value(name) == null ? null : Long.valueOf(fields.integer(name, 0, most, 0));
    }
}
