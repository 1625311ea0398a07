package dev.rewardsync.state;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.Agenda;
import dev.rewardsync.account.DayCap;
import dev.rewardsync.account.Due;
import dev.rewardsync.account.Figures;
import dev.rewardsync.account.Lifetime;
import dev.rewardsync.account.Lot;
import dev.rewardsync.account.Numbering;
import dev.rewardsync.account.Owner;
import dev.rewardsync.account.Profile;
import dev.rewardsync.account.Profile.ToldAt;
import dev.rewardsync.account.Referrals;
import dev.rewardsync.account.Rhythm;
import dev.rewardsync.account.Standing;
import dev.rewardsync.ledger.Balance;
import java.time.Instant;
import java.util.Optional;

/** A {@link StoredAccount} as bytes, without its owner, who is in the key. */
public final class AccountCodec {

    private static final int VERSION = 4;

    private AccountCodec() {}

    /** The account as bytes. */
    public static byte[] write(StoredAccount stored) {
        Account account = stored.account();
        StateWriter writer =
                StateWriter.version(VERSION).optional(stored.dueAt().orElse(null), StateWriter::instant);
        writer.bits(stored.orders().first()).bits(stored.orders().second());
        profile(writer, account.profile());
        figures(writer, account.figures());
        writer.number(account.balance().available()).number(account.balance().pending());
        Lifetime lifetime = account.lifetime();
        writer.number(lifetime.earned()).number(lifetime.spent()).number(lifetime.expired());
        writer.count(account.numbers().entries()).count(account.numbers().balances());
        writer.list(account.lots(), AccountCodec::lot);
        writer.list(account.agenda().releases(), AccountCodec::release);
        writer.list(account.agenda().waits(), (out, wait) -> out.text(wait.id()).instant(wait.at()));
        writer.list(
                account.caps(),
                (out, cap) -> out.text(cap.ruleId()).date(cap.day()).number(cap.points()));
        standing(writer, account.standing());
        rhythm(writer, account.rhythm());
        return writer.instant(account.settledTo()).toByteArray();
    }

    /**
     * The account of bytes.
     *
     * @throws StateUnreadable where these are not its bytes
     */
    public static StoredAccount read(Owner owner, byte[] bytes) {
        return StateReader.read(bytes, VERSION, "account", reader -> {
            Instant dueAt = reader.optional(StateReader::instant);
            OrderMarks orders = new OrderMarks(reader.bits(), reader.bits());
            return new StoredAccount(account(owner, reader), Optional.ofNullable(dueAt), orders);
        });
    }

    private static Account account(Owner owner, StateReader reader) {
        Profile profile = profile(reader);
        Figures figures = figures(reader);
        Balance balance = new Balance(reader.number(), reader.number());
        Lifetime lifetime = new Lifetime(reader.number(), reader.number(), reader.number());
        Numbering numbers = new Numbering(reader.count(), reader.count());
        var lots = reader.list(AccountCodec::lot);
        var releases = reader.list(AccountCodec::release);
        var waits = reader.list(in -> new Due.WaitOver(in.text(), in.instant()));
        var caps = reader.list(in -> new DayCap(in.text(), in.date(), in.number()));
        Standing standing = standing(reader);
        Rhythm rhythm = rhythm(reader);
        Instant settledTo = reader.instant();
        return new Account(
                owner,
                profile,
                figures,
                balance,
                lifetime,
                numbers,
                lots,
                new Agenda(releases, waits),
                caps,
                standing,
                rhythm,
                settledTo);
    }

    private static void profile(StateWriter writer, Profile profile) {
        writer.optional(profile.signUp(), FingerprintCodec::write)
                .optional(profile.website(), StateWriter::text)
                .optional(profile.email(), StateWriter::text)
                .optional(profile.knownGroup(), StateWriter::text)
                .optional(profile.birthday(), StateWriter::date)
                .optional(profile.knownSubscriber(), StateWriter::flag)
                .optional(profile.referrerId(), StateWriter::text)
                .optional(profile.toldAt().email(), StateWriter::instant)
                .optional(profile.toldAt().group(), StateWriter::instant)
                .optional(profile.toldAt().birthday(), StateWriter::instant)
                .optional(profile.toldAt().subscriber(), StateWriter::instant);
    }

    private static Profile profile(StateReader reader) {
        return new Profile(
                reader.optional(FingerprintCodec::read),
                reader.optional(StateReader::text),
                reader.optional(StateReader::text),
                reader.optional(StateReader::text),
                reader.optional(StateReader::date),
                reader.optional(StateReader::flag),
                reader.optional(StateReader::text),
                new ToldAt(
                        reader.optional(StateReader::instant),
                        reader.optional(StateReader::instant),
                        reader.optional(StateReader::instant),
                        reader.optional(StateReader::instant)));
    }

    private static void figures(StateWriter writer, Figures figures) {
        Referrals referrals = figures.referrals();
        writer.decimal(figures.lifetimeSales())
                .number(figures.orders())
                .number(figures.completedOrders())
                .number(figures.reviews())
                .number(figures.spentElsewhere())
                .number(referrals.signups())
                .number(referrals.orders())
                .decimal(referrals.ordersAmount())
                .number(referrals.whoOrdered());
    }

    private static Figures figures(StateReader reader) {
        return new Figures(
                reader.decimal(),
                reader.number(),
                reader.number(),
                reader.number(),
                reader.number(),
                new Referrals(reader.number(), reader.number(), reader.decimal(), reader.number()));
    }

    private static void standing(StateWriter writer, Standing standing) {
        writer.text(standing.tier()).number(standing.changes());
        writer.list(
                standing.window(), (out, counted) -> out.instant(counted.at()).decimal(counted.amount()));
        writer.optional(
                standing.granted(), (out, granted) -> out.text(granted.tier()).instant(granted.at()));
    }

    private static Standing standing(StateReader reader) {
        return new Standing(
                reader.text(),
                reader.number(),
                reader.list(in -> new Standing.Counted(in.instant(), in.decimal())),
                reader.optional(in -> new Standing.Granted(in.text(), in.instant())));
    }

    private static void rhythm(StateWriter writer, Rhythm rhythm) {
        writer.optional(rhythm.birthdayFrom(), StateWriter::instant)
                .number(rhythm.birthdayYear())
                .optional(rhythm.activeAt(), StateWriter::instant)
                .number(rhythm.silentDays())
                .optional(rhythm.noticedAt(), StateWriter::instant);
    }

    private static Rhythm rhythm(StateReader reader) {
        return new Rhythm(
                reader.optional(StateReader::instant),
                (int) reader.number(),
                reader.optional(StateReader::instant),
                (int) reader.number(),
                reader.optional(StateReader::instant));
    }

    private static void lot(StateWriter writer, Lot lot) {
        writer.text(lot.lotId())
                .number(lot.remaining())
                .optional(lot.expiresAt(), StateWriter::instant)
                .count(lot.openedBy());
    }

    private static Lot lot(StateReader reader) {
        return new Lot(reader.text(), reader.number(), reader.optional(StateReader::instant), reader.count());
    }

    private static void release(StateWriter writer, Due.Release release) {
        writer.text(release.id())
                .instant(release.at())
                .number(release.points())
                .optional(release.expireAfter(), StateWriter::period)
                .text(release.ruleId())
                .optional(release.orderId(), StateWriter::text);
    }

    private static Due.Release release(StateReader reader) {
        return new Due.Release(
                reader.text(),
                reader.instant(),
                reader.number(),
                reader.optional(StateReader::period),
                reader.text(),
                reader.optional(StateReader::text));
    }
}
