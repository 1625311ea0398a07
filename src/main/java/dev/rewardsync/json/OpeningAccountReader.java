package dev.rewardsync.json;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.account.CustomerProfile;
import dev.rewardsync.account.CustomerStatistics;
import dev.rewardsync.account.LifetimePoints;
import dev.rewardsync.account.LimitUsage;
import dev.rewardsync.account.Lot;
import dev.rewardsync.account.PointsActivity;
import dev.rewardsync.account.ProfileUpdateBuilder;
import dev.rewardsync.account.QualifyingActivity;
import dev.rewardsync.account.RecordNumbers;
import dev.rewardsync.account.ReferralStatistics;
import dev.rewardsync.account.TierStatus;
import dev.rewardsync.account.Timers;
import dev.rewardsync.ledger.Balance;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.ledger.Expiry;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Reads the accounts from which {@code process --accounts} starts: one JSON object per customer. */
public final class OpeningAccountReader {

    private static final EntryId OPENING_LOT = EntryId.parse("opening");
    private static final Set<String> FIELDS = Set.of(
            "customerId",
            "available",
            "expiresAt",
            "email",
            "group",
            "newsletter",
            "membership",
            "lifetimeSales",
            "lifetimeSpentPoints",
            "orders",
            "reviews");

    private OpeningAccountReader() {}

    /**
     * Reads the account in a line.
     *
     * @param otherwise when the points expire if the line has no {@code expiresAt}
     */
    public static ParseResult<Account> read(byte[] line, Expiry otherwise) {
        FieldErrors errors = new FieldErrors();
        try {
            JsonFields fields = new JsonFields(StrictJsonParser.read(line), errors);
            Account account = account(fields, otherwise);
            return errors.isEmpty() ? new ParseResult.Parsed<>(account) : ParseResult.Failed.invalid(errors);
        } catch (MalformedJsonException e) {
            return ParseResult.Failed.malformed(e);
        }
    }

    private static Account account(JsonFields fields, Expiry otherwise) {
        fields.names().stream()
                .filter(name -> !FIELDS.contains(name))
                .sorted()
                .forEach(name -> fields.addError(
                        name, "expected one of " + FIELDS.stream().sorted().toList()));
        if (fields.value("available") == null) {
            fields.addError("available", "expected a whole number, got nothing");
        }
        long available = fields.integer("available", -Long.MAX_VALUE, Long.MAX_VALUE, 0);
        Expiry expiry = fields.value("expiresAt") == null ? otherwise : new Expiry.At(fields.instant("expiresAt"));
        return new Account(
                AccountOwner.customer(fields.id("customerId")),
                profile(fields),
                new CustomerStatistics(
                        sales(fields),
                        count(fields, "orders"),
                        0,
                        count(fields, "reviews"),
                        count(fields, "lifetimeSpentPoints"),
                        ReferralStatistics.NONE),
                new Balance(available, 0),
                LifetimePoints.NONE,
                RecordNumbers.NONE,
                lots(available, expiry),
                Timers.EMPTY,
                LimitUsage.NONE,
                TierStatus.NONE,
                QualifyingActivity.NONE,
                PointsActivity.NONE,
                Instant.MIN);
    }

    private static CustomerProfile profile(JsonFields fields) {
        return CustomerProfile.UNKNOWN.updated(ProfileUpdateBuilder.builder()
                .at(Instant.MIN)
                .email(fields.email("email"))
                .group(fields.label("group"))
                .subscriber(fields.flag("newsletter"))
                .membership(EventReader.membership(fields))
                .build());
    }

    private static List<Lot> lots(long available, Expiry expiry) {
        return available > 0 ? List.of(new Lot(OPENING_LOT, available, expiry, 1)) : List.of();
    }

    private static BigDecimal sales(JsonFields fields) {
        BigDecimal sales = fields.optionalDecimal("lifetimeSales", DecimalRange.SIGNED_AMOUNT);
        return sales == null ? BigDecimal.ZERO : sales;
    }

    private static long count(JsonFields fields, String name) {
        return fields.integer(name, 0, Long.MAX_VALUE, 0);
    }
}
