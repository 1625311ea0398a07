package dev.rewardsync.json;

import dev.rewardsync.audit.ReportedBalance;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The whole content of a balance record.
 *
 * @param tier null if the customer has none
 * @param asOf the time of the last change
 */
public record BalanceDetails(
        ReportedBalance points, @Nullable String tier, String group, Instant asOf) {

    /** Reads the balance in a record's value. Unknown fields are ignored. */
    public static ParseResult<BalanceDetails> read(byte[] value) {
        return OutputFields.read(
                value,
                null,
                fields -> new BalanceDetails(
                        BalanceReader.balance(fields),
                        fields.text("tier"),
                        OutputFields.text(fields, "group"),
                        fields.instant("asOf")));
    }
}
