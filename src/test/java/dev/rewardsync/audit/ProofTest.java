package dev.rewardsync.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.audit.AuditFinding.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProofTest {

    private static final AuditFinding OLD =
            new AuditFinding(Kind.BALANCE, "b-1@7", "customer c-1", "expected 5, got 6");
    private static final AuditFinding STILL =
            new AuditFinding(Kind.BALANCE, "b-1@9", "customer c-1", "expected 7, got 8");
    private static final AuditFinding OTHER_KIND =
            new AuditFinding(Kind.LOTS, "l-1@9", "customer c-1", "expected 7, got 8");
    private static final AuditFinding OTHER =
            new AuditFinding(Kind.BALANCE, "b-1@8", "customer c-2", "expected 5, got 6");

    private static AuditReport proof(long count, AuditFinding... findings) {
        return new AuditReport(List.of(findings), count, 2, 3, 4, 0);
    }

    @Test
    void onlyWhatStaysWrongWithTheSameCustomerIsFoundTwice() {
        assertThat(proof(3, STILL, OTHER_KIND, OTHER).foundTwice(proof(1, OLD))).isEqualTo(proof(1, STILL));
        assertThat(proof(1, OTHER).foundTwice(proof(1, OLD))).isEqualTo(proof(0));
    }

    @Test
    void whereNotAllFindingsAreKnownNoneIsLeftOut() {
        assertThat(proof(1, OTHER).foundTwice(proof(2, OLD))).isEqualTo(proof(1, OTHER));
        assertThat(proof(2, OTHER).foundTwice(proof(1, OLD))).isEqualTo(proof(2, OTHER));
    }

    @Test
    void findingsAreToldByCustomerThenByOrderAndCountedBeyondWhatIsKept() {
        AuditFindings findings = new AuditFindings();
        for (String about : List.of("order 1", "customer c-2", "customer c-1", "customer c-2")) {
            findings.add(Kind.LOT, "somewhere", about, "text " + findings.count());
        }
        assertThat(findings.sorted())
                .extracting(AuditFinding::text)
                .containsExactly("text 2", "text 1", "text 3", "text 0");
        for (int more = 0; more < AuditFindings.KEPT; more++) {
            findings.add(Kind.LOT, "somewhere", "customer c-3", "text");
        }
        assertThat(findings.sorted()).hasSize(AuditFindings.KEPT);
        assertThat(findings.count()).isEqualTo(AuditFindings.KEPT + 4L);
    }

    @Test
    void idsOfEntriesAreToldApart() {
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
