package dev.rewardsync.audit;

import dev.rewardsync.audit.AuditFinding.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What came of looking through the books.
 *
 * @param findings the first 10,000, by customer and order
 * @param findingCount all
 * @param customers that have entries or a balance
 * @param orders that were exported
 * @param notProved how many of these are of customers whose entries are not, or not all, there
 */
public record AuditReport(
        List<AuditFinding> findings, long findingCount, long customers, long orders, long entries, long notProved) {

    private record Subject(Kind kind, String about) {}

    /**
     * This proof without what another one, of the same books a while before, did not find wrong with the same customer or
     * order.
     */
    public AuditReport foundTwice(AuditReport before) {
        if (findings.size() < findingCount || before.findings.size() < before.findingCount) {
            return this;
        }
        Set<Subject> found = before.findings.stream()
                .map(finding -> new Subject(finding.kind(), finding.about()))
                .collect(Collectors.toSet());
        List<AuditFinding> again = findings.stream()
                .filter(finding -> found.contains(new Subject(finding.kind(), finding.about())))
                .toList();
        return new AuditReport(again, again.size(), customers, orders, entries, notProved);
    }
}
