package dev.rewardsync.audit;

import dev.rewardsync.audit.AuditFinding.FindingKind;
import java.util.StringJoiner;

/** Collects the differences in one record, to report them as one finding. */
final class Differences {

    private final StringJoiner text = new StringJoiner("; ");

    /** Adds a field if its values differ. */
    Differences compare(String field, long expected, long actual) {
        if (expected != actual) {
            add(field, Long.toString(expected), Long.toString(actual));
        }
        return this;
    }

    /** Adds a field with its expected and actual value. */
    void add(String field, String expected, String actual) {
        text.add(field + ": expected " + expected + ", got " + actual);
    }

    /** Adds a finding if there are differences. */
    void addTo(AuditFindings findings, FindingKind kind, String location, String subject) {
        if (text.length() > 0) {
            findings.add(kind, location, subject, text.toString());
        }
    }
}
