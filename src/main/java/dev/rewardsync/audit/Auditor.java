package dev.rewardsync.audit;

import dev.rewardsync.audit.AuditFinding.Kind;
import dev.rewardsync.ledger.EntryId;
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
 * Someone who reads all the books, record by record, and says what in them does not fit together.
 *
 * <p>A customer's entries and balances come in the order in which they were written, and so do an order's exports; else
 * any order will do. A customer with an order, five entries and three open lots takes some 2 kB of memory.
 */
public final class Auditor {

    private final AuditFindings findings = new AuditFindings();
    private final Map<String, CustomerAudit> customers = new HashMap<>();
    private final Map<String, OrderAudit> orders = new HashMap<>();
    /** Guests' orders by id: a customer's order may have the same one. */
    private final Map<String, OrderAudit> guestsOrders = new HashMap<>();

    private final Set<String> cartRules = new HashSet<>();
    private long entries;

    /** Takes a ledger entry. */
    public void entry(String place, String key, LedgerEntry entry) {
        CustomerAudit customer = customer(entry.customerId());
        proveKey(place, customer.about(), entry.customerId() + "|" + entry.entryId(), key);
        if (customer.take(place, entry)) {
            entries++;
            toOrders(place, entry, customer);
        }
    }

    private void toOrders(String place, LedgerEntry entry, CustomerAudit customer) {
        Optional<OrderAudit> order =
                Optional.ofNullable(entry.orderId()).flatMap(orderId -> bookedOrder(orderId, customer, place));
        switch (entry.type()) {
            case REDEMPTION, RESTORATION -> order.ifPresent(of -> of.use(-entry.available()));
            case ACCRUAL, REVERSAL, RELEASE ->
                rule(entry.entryId(), customer, place).ifPresent(rule -> {
                    if (entry.type() != EntryType.RELEASE) {
                        rule.book(entry.available() + entry.pending());
                    }
                    if (entry.available() > 0) {
                        rule.availableWith(entry.sequence());
                    }
                });
            case EXPIRY -> {
                for (LotChange lot : entry.lots()) {
                    rule(lot.lotId(), customer, place).ifPresent(rule -> rule.expire(lot.points()));
                }
            }
            case ADJUSTMENT -> {}
        }
    }

    private Optional<RuleTotals> rule(String entryId, CustomerAudit customer, String place) {
        return EntryId.orderRule(entryId)
                .flatMap(named ->
                        bookedOrder(named.orderId(), customer, place).map(order -> order.rule(named.ruleId())));
    }

    private Optional<OrderAudit> bookedOrder(String orderId, CustomerAudit customer, String place) {
        return Optional.of(order(orderId)).filter(order -> order.bookedBy(customer, place));
    }

    /** Takes a balance, in place of the customer's last one. */
    public void balance(String place, String key, ReportedBalance balance) {
        CustomerAudit customer = customer(balance.customerId());
        proveKey(place, customer.about(), balance.customerId(), key);
        customer.take(place, balance);
    }

    /** Takes an order export. */
    public void export(String place, String key, ReportedOrder export) {
        proveKey(place, "order " + export.orderId(), export.orderId(), key);
        String orderId = export.orderId();
        OrderAudit order = export.customerId() == null ? guestsOrder(orderId) : order(orderId);
        order.take(place, export);
        for (EarnedByRule earned : export.earnedByRule()) {
            cartRules.add(earned.ruleId());
        }
    }

    private void proveKey(String place, String about, String expected, String key) {
        if (!expected.equals(key)) {
            findings.add(Kind.KEY, place, about, "expected the key %s, got %s".formatted(expected, key));
        }
    }

    /** Takes it that an entry was erased. */
    public void erasedEntry(String place, String key) {
        int bar = key.lastIndexOf('|');
        if (bar < 0) {
            unreadable(place, "a key without a | and nothing behind it");
        } else {
            customer(key.substring(0, bar)).eraseEntry(key.substring(bar + 1));
        }
    }

    /** Takes it that a balance was erased. */
    public void erasedBalance(String place, String key) {
        customer(key).eraseBalance(place);
    }

    /** Takes a record of the ledger that is no entry. */
    public void badEntry(String place, String key, String problem) {
        unreadable(place, problem);
        int bar = key.lastIndexOf('|');
        if (bar >= 0) {
            customer(key.substring(0, bar)).missEntry(place);
        }
    }

    /** Takes a record of the balances that is none. */
    public void badBalance(String place, String key, String problem) {
        unreadable(place, problem);
        customer(key).missBalance();
    }

    /** Takes a record of the exports that is none. */
    public void badExport(String place, String key, String problem) {
        unreadable(place, problem);
        order(key).missExport(place);
        guestsOrder(key).missExport(place);
    }

    /** Takes something that can't be put down to anyone. */
    public void unreadable(String place, String problem) {
        findings.add(Kind.UNREADABLE, place, "record", problem);
    }

    /**
     * Proves what can be proved only once all is read.
     *
     * @param allExports whether no export was deleted: then none may be missing
     */
    public Conclusion conclude(boolean allExports) {
        Set<String> erased = customers.values().stream()
                .filter(CustomerAudit::isErased)
                .map(CustomerAudit::about)
                .collect(Collectors.toSet());
        findings.forget(erased);
        customers.values().forEach(CustomerAudit::conclude);
        long notProved = allOrders()
                .filter(order -> !order.conclude(customers, cartRules, allExports))
                .count();
        return new Conclusion(notProved);
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
        return Stream.of(orders, guestsOrders).flatMap(books -> books.values().stream());
    }

    /** All the books, read and proved. */
    public final class Conclusion {

        private final long notProved;

        private Conclusion(long notProved) {
            this.notProved = notProved;
        }

        /** What the ledger has of a customer; empty for one it does not know, or has forgotten. */
        public Optional<CustomerTotals> customer(String customerId) {
            return Optional.ofNullable(customers.get(customerId))
                    .filter(known -> !known.isErased())
                    .map(CustomerAudit::figures);
        }

        /** What the exports have of an order, a customer's before a guest's; empty for one that they do not know. */
        public Optional<OrderTotals> order(String orderId) {
            return Stream.of(orders, guestsOrders)
                    .flatMap(books -> Optional.ofNullable(books.get(orderId)).flatMap(OrderAudit::figures).stream())
                    .findFirst();
        }

        /** Adds that someone else's figures differ. */
        public void differs(String place, String about, String text) {
            findings.add(Kind.TABLE, place, about, text);
        }

        /** What came of it. */
        public AuditReport proof() {
            return new AuditReport(
                    findings.sorted(),
                    findings.count(),
                    customers.values().stream()
                            .filter(known -> !known.isErased())
                            .count(),
                    allOrders().filter(OrderAudit::isExported).count(),
                    entries,
                    notProved);
        }
    }
}
