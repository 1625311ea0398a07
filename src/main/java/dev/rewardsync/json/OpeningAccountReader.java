package dev.rewardsync.json;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.Agenda;
import dev.rewardsync.account.Figures;
import dev.rewardsync.account.Lifetime;
import dev.rewardsync.account.Lot;
import dev.rewardsync.account.Numbering;
import dev.rewardsync.account.Owner;
import dev.rewardsync.account.Profile;
import dev.rewardsync.account.Referrals;
import dev.rewardsync.account.Rhythm;
import dev.rewardsync.account.Standing;
import dev.rewardsync.ledger.Balance;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reading of accounts as they stood before the first event: one JSON object each, of what is known of the customer. */
public final class OpeningAccountReader {

    private static final String OPENING_LOT = "opening";
    private static final Set<String> FIELDS = Set.of(
            "customerId",
            "available",
            "expiresAt",
            "email",
            "group",
            "newsletter",
            "lifetimeSales",
            "lifetimeSpentPoints",
            "orders",
            "reviews");

    /** What came of reading an account. */
    public sealed interface Result {

        /** The account. */
        record Read(Account account) implements Result {}

        /** All that is wrong with it, each with its JSON pointer. */
        record Refused(String detail) implements Result {}
    }

    private OpeningAccountReader() {}

    /** The account in a line. */
    public static Result read(byte[] line) {
        Problems problems = new Problems();
        try {
            JsonFields fields = new JsonFields(StrictJson.read(line), problems);
            Account account = account(fields);
            return problems.none() ? new Result.Read(account) : new Result.Refused(problems.detail());
        } catch (MalformedJsonException e) {
            return new Result.Refused(Objects.requireNonNullElse(e.getMessage(), ""));
        }
    }

    private static Account account(JsonFields fields) {
        fields.names().stream()
                .filter(name -> !FIELDS.contains(name))
                .sorted()
                .forEach(name -> fields.problem(
                        name, "expected one of " + FIELDS.stream().sorted().toList()));
        if (fields.value("available") == null) {
            fields.problem("available", "expected a whole number, got nothing");
        }
        long available = fields.integer("available", -Long.MAX_VALUE, Long.MAX_VALUE, 0);
        Instant expiresAt = fields.value("expiresAt") == null ? null : fields.instant("expiresAt");
        return new Account(
                Owner.customer(fields.id("customerId")),
                profile(fields),
                new Figures(
                        sales(fields),
                        count(fields, "orders"),
                        0,
                        count(fields, "reviews"),
                        count(fields, "lifetimeSpentPoints"),
                        Referrals.NONE),
                new Balance(available, 0),
                Lifetime.NONE,
                Numbering.NONE,
                lots(available, expiresAt),
                Agenda.EMPTY,
                List.of(),
                Standing.NONE,
                Rhythm.NONE,
                Instant.MIN);
    }

    private static Profile profile(JsonFields fields) {
        return Profile.UNKNOWN.told(
                Instant.MIN, fields.email("email"), fields.label("group"), null, fields.flag("newsletter"));
    }

    private static List<Lot> lots(long available, @Nullable Instant expiresAt) {
        return available > 0 ? List.of(new Lot(OPENING_LOT, available, expiresAt, 1)) : List.of();
    }

    private static BigDecimal sales(JsonFields fields) {
        BigDecimal sales = fields.optionalDecimal("lifetimeSales", DecimalKind.SIGNED_AMOUNT);
        return sales == null ? BigDecimal.ZERO : sales;
    }

    private static long count(JsonFields fields, String name) {
        return fields.integer(name, 0, Long.MAX_VALUE, 0);
    }
}
