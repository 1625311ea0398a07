package dev.rewardsync.audit;

import dev.rewardsync.audit.AuditFinding.FindingKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Collects findings. The first {@link #MAX_KEPT} are kept; all are counted. */
final class AuditFindings {

    static final int MAX_KEPT = 10_000;

    private final List<AuditFinding> kept = new ArrayList<>();
    private long count;

    void add(FindingKind kind, String location, String subject, String text) {
        count++;
        if (kept.size() < MAX_KEPT) {
            kept.add(new AuditFinding(kind, location, subject, text));
        }
    }

    long count() {
        return count;
    }

    /** Removes all findings about the subjects. */
    void removeAll(Set<String> subjects) {
        int before = kept.size();
        kept.removeIf(finding -> subjects.contains(finding.subject()));
        count -= before - kept.size();
    }

    /** Returns the kept findings, sorted by subject: customers, then orders. */
    List<AuditFinding> sorted() {
        return kept.stream().sorted(Comparator.comparing(AuditFinding::subject)).toList();
    }
}
