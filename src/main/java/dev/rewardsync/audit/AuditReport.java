package dev.rewardsync.audit;

import dev.rewardsync.audit.AuditFinding.FindingKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The result of an audit.
 *
 * @param findings the first 10,000 findings, by customer and order
 * @param findingCount number of all findings
 * @param customers number of customers with entries or a balance
 * @param orders number of exported orders
 * @param entries number of ledger entries
 * @param unverifiedOrders number of exported orders that could not be verified because entries of their customers are
 *     missing
 */
public record AuditReport(
        List<AuditFinding> findings,
        long findingCount,
        long customers,
        long orders,
        long entries,
        long unverifiedOrders) {

    private record FindingKey(FindingKind kind, String subject) {}

    /**
     * Returns this report with only the findings that an earlier audit of the same topics also had for the same
     * customer or order. Returns this report unchanged if either report does not contain all of its findings.
     */
    public AuditReport confirmedBy(AuditReport earlier) {
        if (findings.size() < findingCount || earlier.findings.size() < earlier.findingCount) {
            return this;
        }
        Set<FindingKey> earlierKeys = earlier.findings.stream()
                .map(finding -> new FindingKey(finding.kind(), finding.subject()))
                .collect(Collectors.toSet());
        List<AuditFinding> confirmed = findings.stream()
                .filter(finding -> earlierKeys.contains(new FindingKey(finding.kind(), finding.subject())))
                .toList();
        return new AuditReport(confirmed, confirmed.size(), customers, orders, entries, unverifiedOrders);
    }
}
