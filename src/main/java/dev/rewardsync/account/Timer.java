package dev.rewardsync.account;

import java.time.Instant;
import java.time.Period;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Something that time alone brings about for a customer. */
public sealed interface Timer {

    /** The order in which things due are settled: by time, then kind, then id. */
    Comparator<Timer> ORDER =
            Comparator.comparing(Timer::at).thenComparingInt(Timer::rank).thenComparing(Timer::id);

    /** When it is due. */
    Instant at();

    /** Its place among things due at the same moment: the lower is settled first. */
    int rank();

    /** What it concerns. */
    String id();

    /**
     * Pending points become available.
     *
     * @param id the accrual
     * @param points still pending of it
     * @param expireAfter how long they can be spent from then on; null for ever
     * @param orderId the order that earned them, where one did
     */
    record Release(
            String id,
            Instant at,
            long points,
            @Nullable Period expireAfter,
            String ruleId,
            @Nullable String orderId) implements Timer {
        @Override
        public int rank() {
            return 0;
        }

        Release less(long taken) {
            return new Release(id, at, points - taken, expireAfter, ruleId, orderId);
        }
    }

    /** What remains of a lot runs out. */
    record LotExpiry(Lot lot, Instant at) implements Timer {
        @Override
        public String id() {
            return lot.lotId();
        }

        @Override
        public int rank() {
            return 1;
        }
    }

    /** Something that lifted the customer's tier grows too old to count. */
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

    /** Nothing was heard of the customer for so many whole days. */
    record Inactivity(Instant at, int days) implements Timer {
        @Override
        public String id() {
            return "";
        }

        @Override
        public int rank() {
            return 4;
        }
    }

    /** Points will run out so many days later. */
    record ExpiryWarning(Instant at, Instant expiresAt, int days) implements Timer {
        @Override
        public String id() {
            return "";
        }

        @Override
        public int rank() {
            return 6;
        }
    }

    /** The wait for an order that its events came before is over; {@code id} is the order's. */
    record ParkedEventTimeout(String id, Instant at) implements Timer {
        @Override
        public int rank() {
            return 5;
        }
    }
}
