package dev.rewardsync.export;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.Lot;
import dev.rewardsync.account.Timer;
import dev.rewardsync.json.JsonObjectWriter;
import java.time.Instant;

/** Writes accounts for the HTTP API: the fields of the balance record, the open lots and the pending releases. */
public final class AccountWriter {

    private AccountWriter() {}

    /**
     * Returns an account as JSON in UTF-8; see docs/quotes.md.
     *
     * @param account an account whose timers up to {@code asOf} have fired
     * @param asOf the time that the balance is valid at
     */
    public static byte[] value(Account account, Instant asOf) {
        return JsonObjectWriter.write(json -> {
            BalanceWriter.fields(json, account, asOf);
            json.objects("lots", account.lots(), AccountWriter::lot)
                    .objects("releases", account.timers().releases(), AccountWriter::release);
        });
    }

    private static void lot(JsonObjectWriter json, Lot lot) {
        json.text("lotId", lot.lotId().text())
                .integer("points", lot.remaining())
                .instant("expiresAt", lot.expiresAt());
    }

    private static void release(JsonObjectWriter json, Timer.Release release) {
        json.text("entryId", release.accrualId().text())
                .integer("points", release.points())
                .instant("at", release.at());
    }
}
