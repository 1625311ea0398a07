package dev.rewardsync.console.rules;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.account.CustomerProfile;
import dev.rewardsync.account.CustomerStatistics;
import dev.rewardsync.account.Lot;
import dev.rewardsync.account.ProfileUpdateBuilder;
import dev.rewardsync.account.ReferralStatistics;
import dev.rewardsync.account.TierStatus;
import dev.rewardsync.console.books.CustomerQueries;
import dev.rewardsync.console.books.StoredCustomer;
import dev.rewardsync.console.database.StoredText;
import dev.rewardsync.json.ExportedDecision;
import dev.rewardsync.json.ExportedOrderReader.InvalidExportException;
import dev.rewardsync.ledger.Balance;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.Ruleset;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Accounts as far as the database has them, to try events with. Balance, tier and group are those of the latest balance; orders,
 * sales and reviews those of the latest exported order. Limits that are partly used are not in the database.
 */
public final class StoredAccounts {

    private static final EntryId LOT = EntryId.parse("opening");
    private static final Instant FOR_EVER = Instant.parse("2999-12-31T00:00:00Z");
    private static final String LATEST_DECISION = """
            SELECT document, order_document FROM order_export
            WHERE customer_id = ? AND reason IN ('PLACED', 'AMENDED') AND order_document IS NOT NULL
            ORDER BY occurred_at DESC FETCH FIRST 1 ROW ONLY""";

    private final CustomerQueries customers;
    private final JdbcClient jdbc;

    /** Creates the access to the accounts in a database. */
    public StoredAccounts(CustomerQueries customers, JdbcClient jdbc) {
        this.customers = customers;
        this.jdbc = jdbc;
    }

    /**
     * Returns an account; empty if the database has no such customer.
     *
     * @param ruleset decides when the points expire
     */
    public Optional<Account> find(String customerId, Ruleset ruleset) {
        return customers.find(customerId).map(customer -> account(customer, ruleset));
    }

    private Account account(StoredCustomer customer, Ruleset ruleset) {
        Optional<CustomerFacts> facts = latestFacts(customer.customerId());
        CustomerStatistics statistics = new CustomerStatistics(
                facts.map(CustomerFacts::lifetimeSales).orElse(BigDecimal.ZERO),
                facts.map(known -> known.orders() + 1).orElse(0L),
                0,
                facts.map(CustomerFacts::reviews).orElse(0L),
                customer.lifetime().spent(),
                ReferralStatistics.NONE);
        CustomerProfile profile = CustomerProfile.UNKNOWN.updated(ProfileUpdateBuilder.builder()
                .at(Instant.MIN)
                .email(facts.map(CustomerFacts::email).orElse(null))
                .group(customer.group())
                .subscriber(facts.map(CustomerFacts::subscriber).orElse(null))
                .build());
        String tier = Objects.requireNonNullElse(customer.tier(), TierStatus.NO_TIER);
        return Account.opened(AccountOwner.customer(customer.customerId()))
                .withProfile(profile)
                .withStatistics(statistics)
                .withBalance(new Balance(customer.available(), 0))
                .withLots(
                        customer.available() > 0
                                ? List.of(new Lot(LOT, customer.available(), ruleset.expiryOfOtherPoints(), 1))
                                : List.of())
                .withTierStatus(TierStatus.NONE.withTier(tier).withGuaranteedUntil(FOR_EVER));
    }

    private Optional<CustomerFacts> latestFacts(String customerId) {
        return jdbc.sql(LATEST_DECISION)
                .param(StoredText.escape(customerId))
                .query((row, number) -> facts(row.getBytes("document"), row.getBytes("order_document")))
                .optional()
                .flatMap(found -> found);
    }

    private static Optional<CustomerFacts> facts(byte[] document, byte[] order) {
        try {
            return Optional.of(ExportedDecision.read(document, order).customer());
        } catch (InvalidExportException e) {
            return Optional.empty(); // exports of older versions have no figures
        }
    }
}
