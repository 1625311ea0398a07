package dev.rewardsync.audit;

import dev.rewardsync.audit.AuditFinding.FindingKind;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.ledger.EntryId.RevisionAccrualId;
import dev.rewardsync.ledger.EntryType;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.ledger.LotChange;
import dev.rewardsync.order.OrderExport.EarnedByRule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks the records of the ledger, the balances and the order exports against each other.
 *
 * <p>The entries and balances of a customer, and the exports of an order, must be added in the order in which they were
 * written. Otherwise records can be added in any order. A customer with an order, five entries and three open lots uses
 * about 2 kB of memory.
 */
public final class Auditor {

    private static final String RELEASE = "release:";

    private final AuditFindings findings = new AuditFindings();
    private final Map<String, CustomerAudit> customers = new HashMap<>();
    private final Map<String, OrderAudit> orders = new HashMap<>();
    /** Guests' orders by id. They are separate because a customer's order may have the same id. */
    private final Map<String, OrderAudit> guestsOrders = new HashMap<>();

    private final Set<String> cartRules = new HashSet<>();
    private long entries;

    /** Adds a ledger entry. */
    public void addEntry(String location, String key, LedgerEntry entry) {
        CustomerAudit customer = customer(entry.customerId());
        checkKey(
                location,
                customer.subject(),
                entry.customerId() + "|" + entry.entryId().text(),
                key);
        if (customer.addEntry(location, entry)) {
            entries++;
            addToOrder(location, entry, customer);
        }
    }

    private void addToOrder(String location, LedgerEntry entry, CustomerAudit customer) {
        Optional<OrderAudit> order =
                Optional.ofNullable(entry.orderId()).flatMap(orderId -> orderOf(orderId, customer, location));
        switch (entry.type()) {
            case REDEMPTION, RESTORATION -> order.ifPresent(audit -> audit.addPointsUsed(-entry.available()));
            case ACCRUAL, REVERSAL, RELEASE ->
                rule(accrualOf(entry.entryId()), customer, location).ifPresent(rule -> {
                    if (entry.type() != EntryType.RELEASE) {
                        rule.addPoints(entry.available() + entry.pending());
                    }
                    if (entry.available() > 0) {
                        rule.addAvailable(entry.sequence());
                    }
                });
            case EXPIRY -> {
                for (LotChange lot : entry.lots()) {
                    rule(lot.lotId(), customer, location).ifPresent(rule -> rule.addExpired(-lot.points()));
                }
            }
            case ADJUSTMENT -> {}
        }
    }

    /** Returns the accrual that an accrual, a release or a reversal belongs to. Its id ends with the accrual's id. */
    private static EntryId accrualOf(EntryId entryId) {
        String text = entryId.text();
        int slashBefore = text.lastIndexOf('/', text.lastIndexOf('/') - 1);
        int start = Math.max(slashBefore + 1, text.startsWith(RELEASE) ? RELEASE.length() : 0);
        return start == 0 ? entryId : EntryId.parse(text.substring(start));
    }

    /** Returns an order's totals of the rule that made an accrual; empty if it is no accrual of a revision. */
    private Optional<RuleTotals> rule(EntryId accrualId, CustomerAudit customer, String location) {
        return accrualId instanceof RevisionAccrualId id
                ? orderOf(id.orderId(), customer, location).map(order -> order.rule(id.ruleId()))
                : Optional.empty();
    }

    /** Returns the audit of a customer's order; empty if an entry of another customer refers to the same order. */
    private Optional<OrderAudit> orderOf(String orderId, CustomerAudit customer, String location) {
        return Optional.of(order(orderId)).filter(order -> order.belongsTo(customer, location));
    }

    /** Adds a balance, which replaces the customer's previous one. */
    public void addBalance(String location, String key, ReportedBalance balance) {
        CustomerAudit customer = customer(balance.customerId());
        checkKey(location, customer.subject(), balance.customerId(), key);
        customer.setBalance(location, balance);
    }

    /** Adds an order export. */
    public void addExport(String location, String key, ReportedOrder export) {
        checkKey(location, "order " + export.orderId(), export.orderId(), key);
        String orderId = export.orderId();
        OrderAudit order = export.customerId() == null ? guestsOrder(orderId) : order(orderId);
        order.addExport(location, export);
        for (EarnedByRule earned : export.earnedByRule()) {
            cartRules.add(earned.ruleId());
        }
    }

    private void checkKey(String location, String subject, String expected, String key) {
        if (!expected.equals(key)) {
            findings.add(FindingKind.KEY, location, subject, "expected the key %s, got %s".formatted(expected, key));
        }
    }

    /** Adds a tombstone of the ledger. */
    public void addErasedEntry(String location, String key) {
        int bar = key.lastIndexOf('|');
        if (bar < 0) {
            addUnreadableRecord(location, "expected a key with a |, got one without");
        } else {
            customer(key.substring(0, bar)).eraseEntry(key.substring(bar + 1));
        }
    }

    /** Adds a tombstone of the balances. */
    public void addErasedBalance(String location, String key) {
        customer(key).eraseBalance(location);
    }

    /** Adds a record of the ledger that cannot be read. */
    public void addUnreadableEntry(String location, String key, String problem) {
        addUnreadableRecord(location, problem);
        int bar = key.lastIndexOf('|');
        if (bar >= 0) {
            customer(key.substring(0, bar)).addUnreadableEntry(location);
        }
    }

    /** Adds a record of the balances that cannot be read. */
    public void addUnreadableBalance(String location, String key, String problem) {
        addUnreadableRecord(location, problem);
        customer(key).setUnreadableBalance();
    }

    /** Adds a record of the exports that cannot be read. */
    public void addUnreadableExport(String location, String key, String problem) {
        addUnreadableRecord(location, problem);
        order(key).addUnreadableExport(location);
        guestsOrder(key).addUnreadableExport(location);
    }

    /** Adds a record that cannot be read or assigned to a customer or an order. */
    public void addUnreadableRecord(String location, String problem) {
        findings.add(FindingKind.UNREADABLE, location, "record", problem);
    }

    /**
     * Performs the checks that need all records.
     *
     * @param allExports whether all exports are still available; a missing export is then a finding
     */
    public CompletedAudit finish(boolean allExports) {
        Set<String> erased = customers.values().stream()
                .filter(CustomerAudit::isErased)
                .map(CustomerAudit::subject)
                .collect(Collectors.toSet());
        findings.removeAll(erased);
        customers.values().forEach(CustomerAudit::finish);
        long unverifiedOrders = allOrders()
                .filter(order -> !order.finish(customers, cartRules, allExports))
                .count();
        return new CompletedAudit(unverifiedOrders);
    }

    private CustomerAudit customer(String customerId) {
        return customers.computeIfAbsent(customerId, id -> new CustomerAudit(id, findings));
    }

    private OrderAudit order(String orderId) {
        return orders.computeIfAbsent(orderId, id -> new OrderAudit(id, findings));
    }

    private OrderAudit guestsOrder(String orderId) {
        return guestsOrders.computeIfAbsent(orderId, id -> new OrderAudit(id, findings));
    }

    private Stream<OrderAudit> allOrders() {
        return Stream.of(orders, guestsOrders).flatMap(audits -> audits.values().stream());
    }

    /** The audit after all records were checked. */
    public final class CompletedAudit {

        private final long unverifiedOrders;

        private CompletedAudit(long unverifiedOrders) {
            this.unverifiedOrders = unverifiedOrders;
        }

        /** Returns a customer's totals in the ledger; empty if the customer is unknown or erased. */
        public Optional<CustomerTotals> customer(String customerId) {
            return Optional.ofNullable(customers.get(customerId))
                    .filter(known -> !known.isErased())
                    .map(CustomerAudit::totals);
        }

        /**
         * Returns an order's totals in its latest export; empty if there is none. If a customer's and a guest's order
         * have the same id, the customer's is returned.
         */
        public Optional<OrderTotals> order(String orderId) {
            return Stream.of(orders, guestsOrders)
                    .flatMap(audits -> Optional.ofNullable(audits.get(orderId)).flatMap(OrderAudit::totals).stream())
                    .findFirst();
        }

        /** Adds a finding about a row of a compared table. */
        public void addTableDifference(String location, String subject, String text) {
            findings.add(FindingKind.TABLE, location, subject, text);
        }

        /** Returns the report. */
        public AuditReport report() {
            return new AuditReport(
                    findings.sorted(),
                    findings.count(),
                    customers.values().stream()
                            .filter(known -> !known.isErased())
                            .count(),
                    allOrders().filter(OrderAudit::isExported).count(),
                    entries,
                    unverifiedOrders);
        }
    }
}
