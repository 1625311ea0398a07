package dev.rewardsync.audit;

import dev.rewardsync.audit.AuditFinding.FindingKind;
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

/** The audit of one order: compares the sums of its ledger entries with its latest export. */
final class OrderAudit {

    private final String orderId;
    private final AuditFindings findings;

    private @Nullable CustomerAudit owner;
    private long pointsUsed;
    private final List<RuleTotals> rules = new ArrayList<>(0);

    private int firstRevision;
    private int revision;
    private boolean afterUnreadable;
    private boolean reduced;
    private String lastLocation = "";
    private @Nullable LatestExport latest;

    /** The part of an export that is needed later. */
    private record LatestExport(
            @Nullable String customerId,
            long pointsUsed,
            long pointsEarned,
            List<EarnedByRule> earnedByRule,
            BigDecimal discount) {}

    OrderAudit(String orderId, AuditFindings findings) {
        this.orderId = orderId;
        this.findings = findings;
    }

    /** Registers an entry of a customer for this order; returns false if the order has entries of another customer. */
    boolean belongsTo(CustomerAudit customer, String location) {
        if (owner == null) {
            owner = customer;
        }
        if (revision == 0) {
            lastLocation = location;
        }
        return owner == customer;
    }

    /** Adds points used; negative for restored points. */
    void addPointsUsed(long points) {
        pointsUsed += points;
    }

    /** Returns the ledger's totals of a rule, creating them if necessary. */
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

    /** Adds the next export. */
    void addExport(String location, ReportedOrder reported) {
        String exportId = OrderExport.exportId(reported.customerId(), orderId, reported.revision());
        if (!reported.exportId().equals(exportId)) {
            addFinding(
                    FindingKind.REVISION,
                    location,
                    "expected the exportId %s, got %s".formatted(exportId, reported.exportId()));
        }
        boolean first = revision == 0 && !afterUnreadable;
        if (first) {
            firstRevision = reported.revision();
        } else if (!afterUnreadable && reported.revision() != revision + 1) {
            boolean repeated = reported.revision() == revision;
            addFinding(
                    repeated ? FindingKind.REPEATED : FindingKind.REVISION,
                    location,
                    "expected export %d, got %d%s"
                            .formatted(revision + 1, reported.revision(), repeated ? " again" : ""));
        }
        if (reported.revision() <= revision) {
            return;
        }
        reduced |= switch (reported.reason()) {
            case PLACED, COMPLETED, RELEASED -> first && reported.revision() > 1;
            case CANCELED, REFUNDED, AMENDED -> true;
        };
        afterUnreadable = false;
        revision = reported.revision();
        lastLocation = location;
        latest = new LatestExport(
                reported.customerId(),
                reported.pointsUsed(),
                reported.pointsEarned(),
                reported.earnedByRule(),
                reported.discount());
        ExportArithmetic.check(location, subject(), reported, findings);
    }

    /** Adds an export that cannot be read. */
    void addUnreadableExport(String location) {
        latest = null;
        lastLocation = location;
        afterUnreadable = true;
        reduced = true;
    }

    /**
     * Compares the latest export with the ledger.
     *
     * @param cartRules ids of the cart rules that occur in any export
     * @param allExports whether all exports are still available; a missing export is then a finding
     * @return false if the order could not be verified because entries of the customer are missing
     */
    boolean finish(Map<String, CustomerAudit> customers, Set<String> cartRules, boolean allExports) {
        if (latest == null) {
            if (owner != null && !owner.isErased() && allExports && !afterUnreadable) {
                addFinding(FindingKind.NO_EXPORT, lastLocation, "expected an export, found none");
            }
            return true;
        }
        if (allExports && firstRevision > 1) {
            addFinding(
                    FindingKind.REVISION,
                    lastLocation,
                    "expected exports from 1 on, the first is %d".formatted(firstRevision));
        }
        CustomerAudit customer = owner;
        if (customer == null && latest.customerId() != null) {
            customer = customers.get(latest.customerId());
        }
        if (customer == null) {
            boolean noPoints = latest.pointsUsed() == 0 && latest.pointsEarned() == 0;
            return latest.customerId() == null || noPoints;
        }
        if (!customer.isComplete()) {
            return false;
        }
        if (!customer.customerId().equals(latest.customerId())) {
            addFinding(
                    FindingKind.CUSTOMER,
                    lastLocation,
                    "expected customer %s, who has its ledger entries, got %s"
                            .formatted(customer.customerId(), latest.customerId()));
            return true;
        }
        if (latest.pointsUsed() != pointsUsed) {
            addFinding(
                    FindingKind.POINTS_USED,
                    lastLocation,
                    "expected %d points used as in the ledger, got %d".formatted(pointsUsed, latest.pointsUsed()));
        }
        checkPointsEarned(customer, latest.earnedByRule(), cartRules);
        return true;
    }

    private void checkPointsEarned(CustomerAudit customer, List<EarnedByRule> reported, Set<String> cartRules) {
        Map<String, Long> earned = new TreeMap<>();
        reported.forEach(rule -> earned.put(rule.ruleId(), rule.points()));
        rules.stream().map(RuleTotals::ruleId).filter(cartRules::contains).forEach(id -> earned.putIfAbsent(id, 0L));
        earned.forEach((ruleId, points) -> checkRule(rule(ruleId), points, customer));
    }

    /**
     * Checks a rule's points in an export. Exports of canceled, refunded and amended orders also subtract points that
     * had expired, or that were forgiven because the customer had spent them. There are no ledger entries for these.
     */
    private void checkRule(RuleTotals rule, long earned, CustomerAudit customer) {
        long maximum = rule.points();
        long minimum = maximum;
        if (reduced) {
            boolean forgiven = customer.wasEmptySince(rule.availableSince());
            minimum = forgiven ? Math.min(0, maximum) : maximum - rule.expired();
        }
        if (earned < minimum || earned > maximum) {
            String expected = minimum == maximum ? Long.toString(maximum) : "%d to %d".formatted(minimum, maximum);
            addFinding(
                    FindingKind.POINTS_EARNED,
                    lastLocation,
                    "expected %s points earned by rule %s as in the ledger, got %d"
                            .formatted(expected, rule.ruleId(), earned));
        }
    }

    /** Returns the totals of the latest export; empty if there is none. */
    Optional<OrderTotals> totals() {
        return Optional.ofNullable(latest)
                .map(export -> new OrderTotals(export.pointsUsed(), export.pointsEarned(), export.discount()));
    }

    boolean isExported() {
        return revision > 0;
    }

    private String subject() {
        return "order " + orderId;
    }

    private void addFinding(FindingKind kind, String location, String text) {
        findings.add(kind, location, subject(), text);
    }
}
