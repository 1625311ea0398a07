package dev.rewardsync.json;

import dev.rewardsync.account.LifetimePoints;
import dev.rewardsync.audit.ReportedBalance;
import dev.rewardsync.audit.ReportedBalance.ReportedExpiry;
import org.jspecify.annotations.Nullable;

/** Reads balance records that the worker wrote. Unknown fields are ignored. */
public final class BalanceReader {

    private BalanceReader() {}

    /** Reads the balance in a record's value. */
    public static ParseResult<ReportedBalance> read(byte[] value) {
        return OutputFields.read(value, null, BalanceReader::balance);
    }

    static ReportedBalance balance(JsonFields fields) {
        return new ReportedBalance(
                fields.id("customerId"),
                OutputFields.balance(fields),
                lifetime(fields.requiredObject("lifetime")),
                fields.requiredInteger("sequence", 0, Long.MAX_VALUE),
                nextExpiry(fields.object("nextExpiry")));
    }

    private static LifetimePoints lifetime(JsonFields fields) {
        return new LifetimePoints(
                OutputFields.points(fields, "earned"),
                OutputFields.points(fields, "spent"),
                OutputFields.points(fields, "expired"));
    }

    private static @Nullable ReportedExpiry nextExpiry(@Nullable JsonFields fields) {
        return fields == null ? null : new ReportedExpiry(OutputFields.points(fields, "points"), fields.instant("at"));
    }
}
