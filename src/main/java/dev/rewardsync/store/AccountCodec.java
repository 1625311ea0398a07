package dev.rewardsync.store;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.account.CustomerProfile;
import dev.rewardsync.account.CustomerProfile.UpdatedAt;
import dev.rewardsync.account.CustomerProfileBuilder;
import dev.rewardsync.account.CustomerStatistics;
import dev.rewardsync.account.LifetimePoints;
import dev.rewardsync.account.LimitPeriod;
import dev.rewardsync.account.LimitUsage;
import dev.rewardsync.account.Lot;
import dev.rewardsync.account.PeriodUsage;
import dev.rewardsync.account.PointsActivity;
import dev.rewardsync.account.QualifyingActivity;
import dev.rewardsync.account.RecordNumbers;
import dev.rewardsync.account.ReferralStatistics;
import dev.rewardsync.account.TierStatus;
import dev.rewardsync.account.TierStatus.GrantedTier;
import dev.rewardsync.account.Timer;
import dev.rewardsync.account.Timers;
import dev.rewardsync.event.Membership;
import dev.rewardsync.ledger.Balance;
import dev.rewardsync.ledger.EntryId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes and reads a {@link StoredAccount}. The owner is not part of the value: it is in the key. */
public final class AccountCodec {

    private static final StateFormat<AccountOwner, StoredAccount> FORMAT = new StateFormat<>(
            "account", AccountCodec::writeStored, Map.of(1, AccountCodec::readStored, 2, AccountCodec::readStored));

    // Bits of the optional parts of a tier status. Version 1 has no guarantee.
    private static final int GRANTED_TIER = 1;
    private static final int GUARANTEE = 2;

    private AccountCodec() {}

    /** Returns the account as bytes. */
    public static byte[] write(StoredAccount stored) {
        return FORMAT.write(stored);
    }

    /**
     * Reads an account.
     *
     * @throws UnreadableStateException if the bytes are damaged or have an unsupported format
     */
    public static StoredAccount read(AccountOwner owner, byte[] bytes) {
        return FORMAT.read(owner, bytes);
    }

    private static void writeStored(StateWriter writer, StoredAccount stored) {
        Account account = stored.account();
        writer.optional(stored.nextTimerAt().orElse(null), StateWriter::instant);
        writer.bits(stored.orderIds().first()).bits(stored.orderIds().second());
        writeProfile(writer, account.profile());
        writeStatistics(writer, account.statistics());
        writer.number(account.balance().available()).number(account.balance().pending());
        LifetimePoints lifetime = account.lifetime();
        writer.number(lifetime.earned()).number(lifetime.spent()).number(lifetime.expired());
        writer.count(account.numbers().entries()).count(account.numbers().balances());
        writer.list(account.lots(), AccountCodec::writeLot);
        writer.list(account.timers().releases(), AccountCodec::writeRelease);
        writer.list(
                account.timers().parkedEventTimeouts(),
                (out, timeout) -> out.text(timeout.id()).instant(timeout.at()));
        writer.list(account.limitUsage().periods(), AccountCodec::writePeriodUsage);
        writeTierStatus(writer, account.tierStatus());
        writeActivity(writer, account.activity());
        writer.instant(account.timersFiredUntil());
        writePointsActivity(writer, account.pointsActivity());
    }

    private static StoredAccount readStored(AccountOwner owner, StateReader reader) {
        Instant nextTimerAt = reader.optional(StateReader::instant);
        OrderIdFilter orderIds = new OrderIdFilter(reader.bits(), reader.bits());
        return new StoredAccount(readAccount(owner, reader), Optional.ofNullable(nextTimerAt), orderIds);
    }

    private static Account readAccount(AccountOwner owner, StateReader reader) {
        CustomerProfile profile = readProfile(reader);
        CustomerStatistics statistics = readStatistics(reader);
        Balance balance = new Balance(reader.number(), reader.number());
        LifetimePoints lifetime = new LifetimePoints(reader.number(), reader.number(), reader.number());
        RecordNumbers numbers = new RecordNumbers(reader.count(), reader.count());
        var lots = reader.list(AccountCodec::readLot);
        var releases = reader.list(AccountCodec::readRelease);
        var timeouts = reader.list(in -> new Timer.ParkedEventTimeout(in.text(), in.instant()));
        LimitUsage limitUsage = new LimitUsage(reader.list(AccountCodec::readPeriodUsage));
        TierStatus tierStatus = readTierStatus(reader);
        QualifyingActivity activity = readActivity(reader);
        Instant timersFiredUntil = reader.instant();
        PointsActivity pointsActivity = reader.hasPartsSince(2) ? readPointsActivity(reader) : PointsActivity.NONE;
        return new Account(
                owner,
                profile,
                statistics,
                balance,
                lifetime,
                numbers,
                lots,
                new Timers(releases, timeouts),
                limitUsage,
                tierStatus,
                activity,
                pointsActivity,
                timersFiredUntil);
    }

    private static void writeProfile(StateWriter writer, CustomerProfile profile) {
        writer.optional(profile.signUp(), FingerprintCodec::write)
                .optional(profile.website(), StateWriter::text)
                .optional(profile.email(), StateWriter::text)
                .optional(profile.knownGroup(), StateWriter::text)
                .optional(profile.birthday(), StateWriter::date)
                .optional(profile.knownSubscriber(), StateWriter::flag)
                .optional(profile.referrerId(), StateWriter::text)
                .optional(profile.updatedAt().email(), StateWriter::instant)
                .optional(profile.updatedAt().group(), StateWriter::instant)
                .optional(profile.updatedAt().birthday(), StateWriter::instant)
                .optional(profile.updatedAt().subscriber(), StateWriter::instant)
                .optional(
                        profile.updatedAt().membership(),
                        (out, at) -> out.instant(at).flag(profile.suspended()));
    }

    private static CustomerProfile readProfile(StateReader reader) {
        CustomerProfileBuilder profile = CustomerProfileBuilder.builder()
                .signUp(reader.optional(FingerprintCodec::read))
                .website(reader.optional(StateReader::text))
                .email(reader.optional(StateReader::text))
                .knownGroup(reader.optional(StateReader::text))
                .birthday(reader.optional(StateReader::date))
                .knownSubscriber(reader.optional(StateReader::flag))
                .referrerId(reader.optional(StateReader::text));
        Instant emailAt = reader.optional(StateReader::instant);
        Instant groupAt = reader.optional(StateReader::instant);
        Instant birthdayAt = reader.optional(StateReader::instant);
        Instant subscriberAt = reader.optional(StateReader::instant);
        Instant membershipAt = reader.hasPartsSince(2) ? reader.optional(StateReader::instant) : null;
        boolean suspended = membershipAt != null && reader.flag();
        return profile.membership(suspended ? Membership.SUSPENDED : Membership.ACTIVE)
                .updatedAt(new UpdatedAt(emailAt, groupAt, birthdayAt, subscriberAt, membershipAt))
                .build();
    }

    private static void writeStatistics(StateWriter writer, CustomerStatistics statistics) {
        ReferralStatistics referrals = statistics.referrals();
        writer.decimal(statistics.lifetimeSales())
                .number(statistics.orders())
                .number(statistics.completedOrders())
                .number(statistics.reviews())
                .number(statistics.openingSpentPoints())
                .number(referrals.signups())
                .number(referrals.orders())
                .decimal(referrals.ordersAmount())
                .number(referrals.refereesWhoOrdered());
    }

    private static CustomerStatistics readStatistics(StateReader reader) {
        return new CustomerStatistics(
                reader.decimal(),
                reader.number(),
                reader.number(),
                reader.number(),
                reader.number(),
                new ReferralStatistics(reader.number(), reader.number(), reader.decimal(), reader.number()));
    }

    private static void writeTierStatus(StateWriter writer, TierStatus tierStatus) {
        writer.text(tierStatus.tier()).number(tierStatus.changes());
        writer.list(
                tierStatus.window(), (out, counted) -> out.instant(counted.at()).decimal(counted.amount()));
        GrantedTier granted = tierStatus.granted();
        Instant guaranteedUntil = tierStatus.guaranteedUntil();
        writer.octet((granted == null ? 0 : GRANTED_TIER) + (guaranteedUntil == null ? 0 : GUARANTEE));
        if (granted != null) {
            writer.text(granted.tier()).instant(granted.at());
        }
        if (guaranteedUntil != null) {
            writer.instant(guaranteedUntil);
        }
    }

    private static TierStatus readTierStatus(StateReader reader) {
        String tier = reader.text();
        long changes = reader.number();
        var window = reader.list(in -> new TierStatus.QualifyingAmount(in.instant(), in.decimal()));
        int parts = reader.octet();
        GrantedTier granted = (parts & GRANTED_TIER) == 0 ? null : new GrantedTier(reader.text(), reader.instant());
        Instant guaranteedUntil = (parts & GUARANTEE) == 0 ? null : reader.instant();
        return new TierStatus(tier, changes, window, guaranteedUntil, granted);
    }

    private static void writeActivity(StateWriter writer, QualifyingActivity activity) {
        writer.optional(activity.birthdayKnownAt(), StateWriter::instant)
                .number(activity.lastBirthdayYear())
                .optional(activity.lastActiveAt(), StateWriter::instant)
                .number(activity.inactivityDays())
                .optional(activity.inactivityFiredAt(), StateWriter::instant)
                .optional(
                        activity.signUp(),
                        (out, signUp) -> out.instant(signUp.at()).number(signUp.lastAnniversaryYear()));
    }

    private static QualifyingActivity readActivity(StateReader reader) {
        return new QualifyingActivity(
                reader.optional(StateReader::instant),
                (int) reader.number(),
                reader.optional(StateReader::instant),
                (int) reader.number(),
                reader.optional(StateReader::instant),
                reader.hasPartsSince(2)
                        ? reader.optional(in -> new QualifyingActivity.SignUp(in.instant(), (int) in.number()))
                        : null);
    }

    /** Writes the expired lots as the differences of their ascending numbers. */
    private static void writePointsActivity(StateWriter writer, PointsActivity activity) {
        writer.optional(activity.lastAt(), StateWriter::instant)
                .count(activity.expiredLots().size());
        long previous = 0;
        for (long lot : activity.expiredLots()) {
            writer.count(lot - previous);
            previous = lot;
        }
    }

    private static PointsActivity readPointsActivity(StateReader reader) {
        Instant lastAt = reader.optional(StateReader::instant);
        List<Long> lots = new ArrayList<>(reader.list(StateReader::count));
        for (int index = 1; index < lots.size(); index++) {
            lots.set(index, lots.get(index - 1) + lots.get(index));
        }
        return new PointsActivity(lastAt, List.copyOf(lots));
    }

    private static void writeLot(StateWriter writer, Lot lot) {
        EntryIdCodec.write(writer, lot.lotId());
        writer.number(lot.remaining());
        ExpiryCodec.write(writer, lot.expiry());
        writer.count(lot.openedBy());
    }

    private static Lot readLot(StateReader reader) {
        return new Lot(EntryIdCodec.read(reader), reader.number(), ExpiryCodec.read(reader), reader.count());
    }

    private static void writePeriodUsage(StateWriter writer, PeriodUsage usage) {
        writer.text(usage.ruleId())
                .date(usage.start())
                .number(usage.points())
                .constant(ConstantIds.LIMIT_PERIODS, usage.per())
                .number(usage.awards());
    }

    /** Reads a usage. Version 1 contains only the points of days, of rules that awarded some. */
    private static PeriodUsage readPeriodUsage(StateReader reader) {
        String ruleId = reader.text();
        LocalDate start = reader.date();
        long points = reader.number();
        return reader.hasPartsSince(2)
                ? new PeriodUsage(ruleId, reader.constant(ConstantIds.LIMIT_PERIODS), start, points, reader.number())
                : new PeriodUsage(ruleId, LimitPeriod.DAY, start, points, 1);
    }

    private static void writeRelease(StateWriter writer, Timer.Release release) {
        EntryIdCodec.write(writer, release.accrualId());
        writer.instant(release.at()).number(release.points());
        ExpiryCodec.writeTerms(writer, release.expiry());
        EntryIdCodec.writeRule(writer, release.accrualId(), release.ruleId());
    }

    private static Timer.Release readRelease(StateReader reader) {
        EntryId accrualId = EntryIdCodec.read(reader);
        return new Timer.Release(
                accrualId,
                reader.instant(),
                reader.number(),
                ExpiryCodec.readTerms(reader),
                EntryIdCodec.readRule(reader, accrualId));
    }
}
