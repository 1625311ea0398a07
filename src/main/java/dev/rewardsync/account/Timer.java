package dev.rewardsync.account;

import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.ledger.ExpiryTerms;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Time-triggered work on one account. The types are listed by {@linkplain #rank rank}. */
public sealed interface Timer {

    /** The order in which timers fire: by time, then rank, then id. */
    Comparator<Timer> ORDER =
            Comparator.comparing(Timer::at).thenComparingInt(Timer::rank).thenComparing(Timer::id);

    /** Returns the instant at which the timer fires. */
    Instant at();

    /** Returns the position among timers of the same instant; the lower rank fires first. */
    int rank();

    /** Returns the id of the timer's subject among timers of the same kind; empty if the account is the subject. */
    String id();

    /**
     * The release of an accrual's pending points.
     *
     * @param accrualId id of the accrual
     * @param points pending points to release, more than 0
     * @param expiry when the points expire after the release; null for never
     * @param ruleId the rule that awarded the points; the same rule as in {@code accrualId}, if that contains one
     */
    record Release(
            EntryId accrualId,
            Instant at,
            long points,
            @Nullable ExpiryTerms expiry,
            String ruleId) implements Timer {
        @Override
        public String id() {
            return accrualId.text();
        }

        @Override
        public int rank() {
            return 0;
        }

        Release minus(long reversed) {
            return new Release(accrualId, at, points - reversed, expiry, ruleId);
        }
    }

    /** The expiry of a lot. */
    record LotExpiry(Lot lot, Instant at) implements Timer {
        @Override
        public String id() {
            return lot.lotId().text();
        }

        @Override
        public int rank() {
            return 1;
        }
    }

    /** A new assessment of the customer's tier, since an amount in its basis leaves the window or its guarantee ends. */
    record TierReassessment(Instant at) implements Timer {
        @Override
        public String id() {
            return "";
        }

        @Override
        public int rank() {
            return 2;
        }
    }

    /** The customer's birthday in a year. */
    record Birthday(Instant at, int year) implements Timer {
        @Override
        public String id() {
            return Integer.toString(year);
        }

        @Override
        public int rank() {
            return 3;
        }
    }

    /** The anniversary of the customer's sign-up in a year. */
    record Anniversary(Instant at, int year) implements Timer {
        @Override
        public String id() {
            return Integer.toString(year);
        }

        @Override
        public int rank() {
            return 4;
        }
    }

    /**
     * A period without customer activity.
     *
     * @param days length of the period in whole days
     */
    record Inactivity(Instant at, int days) implements Timer {
        @Override
        public String id() {
            return "";
        }

        @Override
        public int rank() {
            return 5;
        }
    }

    /**
     * The end of the time that parked events wait for their order.
     *
     * @param id id of the order
     */
    record ParkedEventTimeout(String id, Instant at) implements Timer {
        @Override
        public int rank() {
            return 6;
        }
    }

    /**
     * A warning that points will expire.
     *
     * @param days days from the warning to the expiry
     */
    record ExpiryWarning(Instant at, Instant expiresAt, int days) implements Timer {
        @Override
        public String id() {
            return "";
        }

        @Override
        public int rank() {
            return 7;
        }
    }
}
