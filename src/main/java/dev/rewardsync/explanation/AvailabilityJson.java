package dev.rewardsync.explanation;

import dev.rewardsync.json.OrderedFields;
import dev.rewardsync.ledger.CalendarEnd;
import dev.rewardsync.ledger.ExpiryTerms;
import dev.rewardsync.rule.AvailabilityTrace;
import java.time.Instant;
import java.time.Period;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Formats when points become available, and when they expire, as JSON. */
final class AvailabilityJson {

    private AvailabilityJson() {}

    static Map<String, Object> of(AvailabilityTrace trace) {
        return new OrderedFields()
                .put("status", trace.status())
                .put("hold", text(trace.hold()))
                .put("availableAt", text(trace.availableAt()))
                .put("expiry", expiry(trace))
                .byName();
    }

    private static Map<String, Object> expiry(AvailabilityTrace trace) {
        ExpiryTerms terms = trace.expiry();
        return terms == null
                ? new OrderedFields().put("never", true).byName()
                : new OrderedFields()
                        .put("after", terms.period().length().toString())
                        .put("on", end(terms.period().end()))
                        .put("from", terms.start().name().toLowerCase(Locale.ROOT))
                        .put("at", text(trace.expiresAt()))
                        .byName();
    }

    private static @Nullable String end(@Nullable CalendarEnd end) {
        return end == null ? null : end.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static @Nullable String text(@Nullable Period period) {
        return period == null ? null : period.toString();
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
