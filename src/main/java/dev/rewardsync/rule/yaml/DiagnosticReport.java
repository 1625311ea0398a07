package dev.rewardsync.rule.yaml;

import dev.rewardsync.text.Printable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** What was found in a ruleset file, for a terminal: each with its line of the file and a caret below the place. */
public final class DiagnosticReport {

    private static final int MAX_WIDTH = 160;

    private final List<String> lines;

    /** A report on a file of this content. */
    public DiagnosticReport(byte[] content) {
        this.lines = new String(content, StandardCharsets.UTF_8).lines().toList();
    }

    /** All findings, one block each. */
    public String render(List<? extends Diagnostic> findings) {
        return findings.stream().map(this::render).collect(Collectors.joining("\n"));
    }

    private String render(Diagnostic finding) {
        String headline = Printable.line(finding.format()) + "\n";
        if (finding.line() > lines.size()) {
            return headline;
        }
        String source = lines.get(finding.line() - 1);
        int column = Math.min(finding.column() - 1, source.codePointCount(0, source.length()));
        if (column >= MAX_WIDTH) {
            return headline;
        }
        int[] shown = source.codePoints()
                .limit(MAX_WIDTH)
                .map(DiagnosticReport::printable)
                .toArray();
        String margin = "%5d | ".formatted(finding.line());
        return headline + margin + new String(shown, 0, shown.length) + "\n" + " ".repeat(margin.length() + column)
                + "^\n";
    }

    private static int printable(int character) {
        return Printable.isPrintable(Character.toString(character)) ? character : ' ';
    }
}
