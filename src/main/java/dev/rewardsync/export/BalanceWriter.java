package dev.rewardsync.export;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.LifetimePoints;
import dev.rewardsync.account.Lot;
import dev.rewardsync.json.JsonObjectWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes balance records; their key is the customer. */
public final class BalanceWriter {

    private BalanceWriter() {}

    /** The points that expire next, and when. */
    private record ExpiringPoints(long points, Instant at) {}

    /**
     * Returns the record's value.
     *
     * @param asOf the time of the last change of the balance
     */
    public static byte[] value(JsonObjectWriter json, Account account, Instant asOf) {
        return json.write(account, (object, written) -> fields(object, written, asOf));
    }

    /** Writes the fields of the record. */
    public static void fields(JsonObjectWriter json, Account account, Instant asOf) {
        json.text("customerId", account.owner().id())
                .integer("available", account.balance().available())
                .integer("pending", account.balance().pending())
                .object("lifetime", account.lifetime(), BalanceWriter::lifetime)
                .text("tier", account.tierStatus().tier())
                .text("group", account.profile().group())
                .integer("sequence", account.sequence())
                .object("nextExpiry", nextExpiry(account), BalanceWriter::nextExpiry)
                .instant("asOf", asOf);
    }

    private static void lifetime(JsonObjectWriter json, LifetimePoints lifetime) {
        json.integer("earned", lifetime.earned())
                .integer("spent", lifetime.spent())
                .integer("expired", lifetime.expired());
    }

    private static void nextExpiry(JsonObjectWriter json, ExpiringPoints next) {
        json.integer("points", next.points()).instant("at", next.at());
    }

    private static @Nullable ExpiringPoints nextExpiry(Account account) {
        Instant earliest = null;
        long points = 0;
        for (Lot lot : account.lots()) {
            Instant at = account.pointsActivity().expiryOf(lot);
            if (at == null) {
                continue;
            }
            if (earliest == null || at.isBefore(earliest)) {
                earliest = at;
                points = 0;
            }
            if (at.equals(earliest)) {
                points += lot.remaining();
            }
        }
        return earliest == null ? null : new ExpiringPoints(points, earliest);
    }
}
