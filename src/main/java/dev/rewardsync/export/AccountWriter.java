package dev.rewardsync.export;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.Lot;
import dev.rewardsync.account.Timer;
import dev.rewardsync.decision.NextTier;
import dev.rewardsync.json.JsonObjectWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes accounts for the HTTP API: the fields of the balance record, the open lots, the
 * pending releases and the next tier. */
public final class AccountWriter {

    private AccountWriter() {}

    /**
     * Returns an account as JSON in UTF-8; see docs/quotes.md.
     *
     * @param account an account whose timers up to {@code asOf} have fired
     * @param asOf the time that the balance is valid at
     * @param nextTier null if there is none
     */
    public static byte[] value(Account account, Instant asOf, @Nullable NextTier nextTier) {
        return JsonObjectWriter.write(json -> {
            BalanceWriter.fields(json, account, asOf);
            json.objects("lots", account.lots(), AccountWriter::lot)
                    .objects("releases", account.timers().releases(), AccountWriter::release)
                    .object("nextTier", nextTier, AccountWriter::nextTier);
        });
    }

    private static void nextTier(JsonObjectWriter json, NextTier next) {
        json.text("tier", next.tier())
                .decimal("missing", next.missing())
                .ascii("basis", next.basis().name());
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
