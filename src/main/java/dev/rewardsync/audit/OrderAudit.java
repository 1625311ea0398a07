package dev.rewardsync.audit;

import dev.rewardsync.audit.AuditFinding.Kind;
import dev.rewardsync.order.OrderExport;
import dev.rewardsync.order.OrderExport.EarnedByRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The books of one order: what the ledger's entries of it come to, and its latest export. */
final class OrderAudit {

    private final String orderId;
    private final AuditFindings findings;

    private @Nullable CustomerAudit booker;
    private long pointsUsed;
    private final List<RuleTotals> rules = new ArrayList<>(0);

    private int firstRevision;
    private int revision;
    private boolean resuming;
    private boolean lowered;
    private String place = "";
    private @Nullable ExportedOrder latest;

    /** What is kept of an export. */
    private record ExportedOrder(
            @Nullable String customerId,
            long pointsUsed,
            long pointsEarned,
            List<EarnedByRule> earnedByRule,
            BigDecimal discount) {}

    OrderAudit(String orderId, AuditFindings findings) {
        this.orderId = orderId;
        this.findings = findings;
    }

    /** Takes it that a customer's entry is about this order; false where another customer's were before. */
    boolean bookedBy(CustomerAudit customer, String at) {
        if (booker == null) {
            booker = customer;
        }
        if (revision == 0) {
            place = at;
        }
        return booker == customer;
    }

    /** Books points used, or given back. */
    void use(long points) {
        pointsUsed += points;
    }

    /** What the ledger has of a rule. */
    RuleTotals rule(String ruleId) {
        for (RuleTotals rule : rules) {
            if (rule.ruleId().equals(ruleId)) {
                return rule;
            }
        }
        RuleTotals rule = new RuleTotals(ruleId);
        rules.add(rule);
        return rule;
    }

    /** Takes the next export. */
    void take(String at, ReportedOrder stated) {
        String exportId = OrderExport.exportId(stated.customerId(), orderId, stated.revision());
        if (!stated.exportId().equals(exportId)) {
            found(Kind.REVISION, at, "expected the exportId %s, got %s".formatted(exportId, stated.exportId()));
        }
        boolean first = revision == 0 && !resuming;
        if (first) {
            firstRevision = stated.revision();
        } else if (!resuming && stated.revision() != revision + 1) {
            boolean again = stated.revision() == revision;
            found(
                    again ? Kind.REPEATED : Kind.REVISION,
                    at,
                    "expected export %d, got %d%s".formatted(revision + 1, stated.revision(), again ? " again" : ""));
        }
        if (stated.revision() <= revision) {
            return;
        }
        lowered |= switch (stated.reason()) {
            case PLACED, COMPLETED, RELEASED -> first && stated.revision() > 1;
            case CANCELED, REFUNDED, AMENDED -> true;
        };
        resuming = false;
        revision = stated.revision();
        place = at;
        latest = new ExportedOrder(
                stated.customerId(),
                stated.pointsUsed(),
                stated.pointsEarned(),
                stated.earnedByRule(),
                stated.discount());
        ExportArithmetic.prove(at, about(), stated, findings);
    }

    /** Takes it that an export is there which can't be read. */
    void missExport(String at) {
        latest = null;
        place = at;
        resuming = true;
        lowered = true;
    }

    /**
     * Proves the latest export by the ledger.
     *
     * @param cartRules the rules that are known to give points for orders placed
     * @param allExports whether no export was deleted: then none may be missing
     * @return false where the customer's entries are not all there, so that nothing could be proved
     */
    boolean conclude(Map<String, CustomerAudit> customers, Set<String> cartRules, boolean allExports) {
        if (latest == null) {
            if (booker != null && !booker.isErased() && allExports && !resuming) {
                found(Kind.NO_EXPORT, place, "expected an export, found none");
            }
            return true;
        }
        if (allExports && firstRevision > 1) {
            found(Kind.REVISION, place, "expected exports from 1 on, the first is %d".formatted(firstRevision));
        }
        CustomerAudit customer = booker;
        if (customer == null && latest.customerId() != null) {
            customer = customers.get(latest.customerId());
        }
        if (customer == null) {
            boolean noPoints = latest.pointsUsed() == 0 && latest.pointsEarned() == 0;
            return latest.customerId() == null || noPoints;
        }
        if (!customer.isWhole()) {
            return false;
        }
        if (!customer.customerId().equals(latest.customerId())) {
            found(
                    Kind.CUSTOMER,
                    place,
                    "expected customer %s, who has the entries of it, got %s"
                            .formatted(customer.customerId(), latest.customerId()));
            return true;
        }
        if (latest.pointsUsed() != pointsUsed) {
            found(
                    Kind.POINTS_USED,
                    place,
                    "expected %d points used, as the ledger has it, got %d".formatted(pointsUsed, latest.pointsUsed()));
        }
        proveEarned(customer, latest.earnedByRule(), cartRules);
        return true;
    }

    private void proveEarned(CustomerAudit customer, List<EarnedByRule> stated, Set<String> cartRules) {
        Map<String, Long> earned = new TreeMap<>();
        stated.forEach(rule -> earned.put(rule.ruleId(), rule.points()));
        rules.stream().map(RuleTotals::ruleId).filter(cartRules::contains).forEach(id -> earned.putIfAbsent(id, 0L));
        earned.forEach((ruleId, points) -> prove(rule(ruleId), points, customer));
    }

    /**
     * Proves what an export says of a rule. Points that had run out, or that were forgiven because the customer had none
     * left, count as taken back with an order that was lowered, though there is no entry of it.
     */
    private void prove(RuleTotals rule, long earned, CustomerAudit customer) {
        long most = rule.points();
        long least = most;
        if (lowered) {
            boolean forgiven = customer.wasEmptySince(rule.availableSince());
            least = forgiven ? Math.min(0, most) : most - rule.expired();
        }
        if (earned < least || earned > most) {
            String expected = least == most ? Long.toString(most) : "%d to %d".formatted(least, most);
            found(
                    Kind.POINTS_EARNED,
                    place,
                    "expected %s points earned by rule %s, as the ledger has it, got %d"
                            .formatted(expected, rule.ruleId(), earned));
        }
    }

    /** The latest export's figures; empty where there is none. */
    Optional<OrderTotals> figures() {
        return Optional.ofNullable(latest)
                .map(known -> new OrderTotals(known.pointsUsed(), known.pointsEarned(), known.discount()));
    }

    boolean isExported() {
        return revision > 0;
    }

    private String about() {
        return "order " + orderId;
    }

    private void found(Kind kind, String at, String text) {
        findings.add(kind, at, about(), text);
    }
}
