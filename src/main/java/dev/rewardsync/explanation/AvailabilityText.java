package dev.rewardsync.explanation;

import dev.rewardsync.ledger.CalendarEnd;
import dev.rewardsync.ledger.ExpiryTerms;
import dev.rewardsync.rule.AvailabilityTrace;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Formats when points become available, and when they expire. */
final class AvailabilityText {

    private AvailabilityText() {}

    /** Returns when points become available, such as {@code available once the order is completed, and P14D later}. */
    static String available(AvailabilityTrace trace) {
        if (trace.status() != null) {
            return "available once the order is " + trace.status()
                    + (trace.hold() == null ? "" : ", and " + trace.hold() + " later");
        }
        return trace.hold() == null
                ? "available at once"
                : "available %s later, at %s".formatted(trace.hold(), trace.availableAt());
    }

    /** Returns when points expire, such as {@code expire P365D after they become available}. */
    static String expiry(AvailabilityTrace trace) {
        ExpiryTerms terms = trace.expiry();
        if (terms == null) {
            return "never expire";
        }
        return switch (terms.start()) {
            case RELEASE ->
                "expire %s after they become available%s%s"
                        .formatted(
                                terms.period().length(),
                                end(terms.period().end()),
                                instant(", at ", trace.expiresAt()));
            case ACTIVITY ->
                "expire %s after the customer last earns or spends points%s%s"
                        .formatted(
                                terms.period().length(),
                                end(terms.period().end()),
                                instant(", at ", trace.expiresAt())
                                        + (trace.expiresAt() == null ? "" : " at the earliest"));
        };
    }

    private static String end(@Nullable CalendarEnd end) {
        return end == null
                ? ""
                : switch (end) {
                    case END_OF_MONTH -> ", at the end of that month";
                    case END_OF_YEAR -> ", at the end of that year";
                };
    }

    private static String instant(String prefix, @Nullable Instant instant) {
        return instant == null ? "" : prefix + instant;
    }
}
