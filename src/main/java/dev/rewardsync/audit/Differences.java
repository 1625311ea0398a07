package dev.rewardsync.audit;

import dev.rewardsync.audit.AuditFinding.Kind;
import java.util.StringJoiner;

/** Figures of one record that are not as expected, told together. */
final class Differences {

    private final StringJoiner text = new StringJoiner("; ");

    Differences of(String figure, long expected, long got) {
        if (expected != got) {
            add(figure, Long.toString(expected), Long.toString(got));
        }
        return this;
    }

    void add(String figure, String expected, String got) {
        text.add(figure + ": expected " + expected + ", got " + got);
    }

    void addTo(AuditFindings findings, Kind kind, String place, String about) {
        if (text.length() > 0) {
            findings.add(kind, place, about, text.toString());
        }
    }
}
