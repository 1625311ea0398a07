package dev.rewardsync.export;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.Lot;
import dev.rewardsync.account.Timer;
import dev.rewardsync.json.JsonObjectWriter;
import java.time.Instant;

/** Accounts as answers to whoever asked: the balance record, and what the balance is made of. */
public final class AccountWriter {

    private AccountWriter() {}

    /**
     * The answer.
     *
     * @param account with everything settled that is due by then
     * @param asOf the moment that the answer is of
     */
    public static byte[] value(Account account, Instant asOf) {
        return JsonObjectWriter.write(json -> {
            BalanceWriter.fields(json, account, asOf);
            json.objects("lots", account.lots(), AccountWriter::lot)
                    .objects("releases", account.timers().releases(), AccountWriter::release);
        });
    }

    private static void lot(JsonObjectWriter json, Lot lot) {
        json.text("lotId", lot.lotId()).integer("points", lot.remaining()).instant("expiresAt", lot.expiresAt());
    }

    private static void release(JsonObjectWriter json, Timer.Release release) {
        json.text("entryId", release.id()).integer("points", release.points()).instant("at", release.at());
    }
}
