package dev.rewardsync.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.audit.AuditFinding.FindingKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditReportTest {

    private static final AuditFinding EARLIER =
            new AuditFinding(FindingKind.BALANCE, "b-1@7", "customer c-1", "expected 5, got 6");
    private static final AuditFinding CONFIRMED =
            new AuditFinding(FindingKind.BALANCE, "b-1@9", "customer c-1", "expected 7, got 8");
    private static final AuditFinding OTHER_KIND =
            new AuditFinding(FindingKind.LOTS, "l-1@9", "customer c-1", "expected 7, got 8");
    private static final AuditFinding OTHER =
            new AuditFinding(FindingKind.BALANCE, "b-1@8", "customer c-2", "expected 5, got 6");

    private static AuditReport report(long count, AuditFinding... findings) {
        return new AuditReport(List.of(findings), count, 2, 3, 4, 0);
    }

    @Test
    void onlyFindingsOfTheSameKindAndCustomerAreConfirmed() {
        assertThat(report(3, CONFIRMED, OTHER_KIND, OTHER).confirmedBy(report(1, EARLIER)))
                .isEqualTo(report(1, CONFIRMED));
        assertThat(report(1, OTHER).confirmedBy(report(1, EARLIER))).isEqualTo(report(0));
    }

    @Test
    void truncatedReportsAreNotFiltered() {
        assertThat(report(1, OTHER).confirmedBy(report(2, EARLIER))).isEqualTo(report(1, OTHER));
        assertThat(report(2, OTHER).confirmedBy(report(1, EARLIER))).isEqualTo(report(2, OTHER));
    }

    @Test
    void findingsAreSortedBySubjectAndCountedBeyondTheLimit() {
        AuditFindings findings = new AuditFindings();
        for (String subject : List.of("order 1", "customer c-2", "customer c-1", "customer c-2")) {
            findings.add(FindingKind.LOT, "somewhere", subject, "text " + findings.count());
        }
        assertThat(findings.sorted())
                .extracting(AuditFinding::text)
                .containsExactly("text 2", "text 1", "text 3", "text 0");
        for (int more = 0; more < AuditFindings.MAX_KEPT; more++) {
            findings.add(FindingKind.LOT, "somewhere", "customer c-3", "text");
        }
        assertThat(findings.sorted()).hasSize(AuditFindings.MAX_KEPT);
        assertThat(findings.count()).isEqualTo(AuditFindings.MAX_KEPT + 4L);
    }

    @Test
    void distinguishesEntryIds() {
        EntryIdSet ids = new EntryIdSet();
        List<String> names = new ArrayList<>();
        for (int number = 0; number < 50_000; number++) {
            names.add("order:" + number + ":1/spend");
        }
        assertThat(names).allMatch(ids::add);
        assertThat(names).noneMatch(ids::add);
        names.subList(0, 10).forEach(ids::remove);
        ids.remove("order:0:1/spend");
        assertThat(ids.count()).isEqualTo(names.size() - 10);
        assertThat(ids.add("order:5:1/spend")).isTrue();
    }
}
