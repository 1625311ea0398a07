package dev.rewardsync.json;

import dev.rewardsync.account.Lifetime;
import dev.rewardsync.audit.StatedBalance;
import dev.rewardsync.audit.StatedBalance.NextExpiry;
import org.jspecify.annotations.Nullable;

/** Reading of balances as the worker wrote them. Fields that it does not write are passed over. */
public final class BalanceReader {

    private BalanceReader() {}

    /** The balance in a record's value. */
    public static RecordReading<StatedBalance> read(byte[] value) {
        return RecordFields.read(value, null, BalanceReader::balance);
    }

    private static StatedBalance balance(JsonFields fields) {
        return new StatedBalance(
                fields.id("customerId"),
                RecordFields.balance(fields),
                lifetime(fields.requiredObject("lifetime")),
                fields.requiredInteger("sequence", 0, Long.MAX_VALUE),
                nextExpiry(fields.object("nextExpiry")));
    }

    private static Lifetime lifetime(JsonFields fields) {
        return new Lifetime(
                RecordFields.points(fields, "earned"),
                RecordFields.points(fields, "spent"),
                RecordFields.points(fields, "expired"));
    }

    private static @Nullable NextExpiry nextExpiry(@Nullable JsonFields fields) {
        return fields == null ? null : new NextExpiry(RecordFields.points(fields, "points"), fields.instant("at"));
    }
}
