package dev.rewardsync.audit;

import dev.rewardsync.audit.AuditFinding.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What has been found so far. So many are kept that someone can act on; the rest are counted. */
final class AuditFindings {

    static final int KEPT = 10_000;

    private final List<AuditFinding> kept = new ArrayList<>();
    private long count;

    void add(Kind kind, String place, String about, String text) {
        count++;
        if (kept.size() < KEPT) {
            kept.add(new AuditFinding(kind, place, about, text));
        }
    }

    long count() {
        return count;
    }

    /** Takes back all that was found about these. */
    void forget(Set<String> abouts) {
        int before = kept.size();
        kept.removeIf(finding -> abouts.contains(finding.about()));
        count -= before - kept.size();
    }

    /** By customer, then by order, then as they were found. */
    List<AuditFinding> sorted() {
        return kept.stream().sorted(Comparator.comparing(AuditFinding::about)).toList();
    }
}
