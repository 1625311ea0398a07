package dev.rewardsync.rule;

import dev.rewardsync.ledger.Expiry;
import dev.rewardsync.ledger.ExpiryTerms;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When the points of a rule that applied can be spent.
 *
 * @param status the order's status that releases the points; null if none has to be reached
 * @param hold how long the points stay pending after that; null for no hold
 * @param availableAt when the points become available; null if that depends on {@code status}
 * @param expiry when available points expire; null if they never expire
 * @param expiresAt when the points expire, the earliest possible time if they expire by inactivity; null if they never
 *     expire or if it depends on {@code status}
 */
public record AvailabilityTrace(
        @Nullable String status,
        @Nullable Period hold,
        @Nullable Instant availableAt,
        @Nullable ExpiryTerms expiry,
        @Nullable Instant expiresAt) {

    static AvailabilityTrace of(EarningRule rule, Instant at, ZoneId zone) {
        Award award = rule.award();
        boolean isImmediate =
                !rule.trigger().equals(Trigger.ORDER_PLACED) || award.on().equals(Award.ON_PLACED);
        Instant availableAt = isImmediate ? plus(at, award.hold(), zone) : null;
        return new AvailabilityTrace(
                isImmediate ? null : award.on(),
                award.hold(),
                availableAt,
                rule.expiry(),
                expiresAt(availableAt, rule.expiry(), zone));
    }

    private static Instant plus(Instant at, @Nullable Period hold, ZoneId zone) {
        return hold == null ? at : at.atZone(zone).plus(hold).toInstant();
    }

    private static @Nullable Instant expiresAt(
            @Nullable Instant availableAt, @Nullable ExpiryTerms terms, ZoneId zone) {
        if (availableAt == null || terms == null) {
            return null;
        }
        return switch (terms.expiryOf(availableAt, zone)) {
            case Expiry.At(Instant instant) -> instant;
            case Expiry.AfterInactivity inactivity -> inactivity.after(availableAt);
            case Expiry.Never _ -> null;
        };
    }
}
