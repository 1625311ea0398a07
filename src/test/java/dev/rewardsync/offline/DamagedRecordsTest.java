package dev.rewardsync.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.rewardsync.audit.AuditFinding;
import dev.rewardsync.text.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Tests the audit: {@code books/book.ndjson} has no findings, and each case in {@code books/damages.txt} changes it and
 * lists the expected findings.
 *
 * <p>A case begins with {@code #} and its name. {@code 3 | this | that} replaces this by that in line 3, {@code 3 drop}
 * removes the line, {@code 3 again} repeats it at the end, {@code + line} adds another line. {@code >} begins an expected
 * finding.
 */
class DamagedRecordsTest {

    private static final Path BOOKS = Path.of("src/test/resources/books");

    private record Damage(String name, List<String> changes, List<String> findings) {

        List<String> applied(List<String> book) {
            List<String> lines = new ArrayList<>(book);
            List<String> added = new ArrayList<>();
            for (String change : changes) {
                if (change.startsWith("+ ")) {
                    added.add(change.substring(2));
                    continue;
                }
                String[] parts = change.split(" ", 3);
                int line = Integer.parseInt(parts[0]) - 1;
                switch (parts[1]) {
                    case "drop" -> lines.set(line, "");
                    case "again" -> added.add(book.get(line));
                    case "|" -> lines.set(line, replaced(lines.get(line), parts[2].split(" \\| ", 2)));
                    default -> throw new AssertionError("no such change: " + change);
                }
            }
            lines.addAll(added);
            return lines;
        }

        private static String replaced(String line, String[] what) {
            assertThat(line).contains(what[0]);
            int at = line.indexOf(what[0]);
            return line.substring(0, at) + what[1] + line.substring(at + what[0].length());
        }
    }

    @Test
    void reportsNoFindingsForTheIntactBook() throws IOException {
        assertThat(AuditedRecords.audited(book()).findings()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> findsEveryDamage() throws IOException {
        List<String> book = book();
        return damages().stream()
                .map(damage -> dynamicTest(
                        damage.name(),
                        () -> assertThat(AuditedRecords.audited(damage.applied(book))
                                        .findings())
                                .extracting(finding -> Printable.line(finding.toString()))
                                .containsExactlyElementsOf(damage.findings())));
    }

    @Test
    void coversAllKindsOfFindingsExceptTables() throws IOException {
        List<String> book = book();
        Set<AuditFinding.FindingKind> seen = EnumSet.of(AuditFinding.FindingKind.TABLE);
        for (Damage damage : damages()) {
            AuditedRecords.audited(damage.applied(book)).findings().forEach(finding -> seen.add(finding.kind()));
        }
        assertThat(seen).containsExactlyInAnyOrder(AuditFinding.FindingKind.values());
    }

    private static List<String> book() throws IOException {
        return Files.readAllLines(BOOKS.resolve("book.ndjson"));
    }

    private static List<Damage> damages() throws IOException {
        List<Damage> damages = new ArrayList<>();
        for (String line : Files.readAllLines(BOOKS.resolve("damages.txt"))) {
            if (line.startsWith("# ")) {
                damages.add(new Damage(line.substring(2), new ArrayList<>(), new ArrayList<>()));
            } else if (line.startsWith("> ")) {
                damages.getLast().findings().add(line.substring(2));
            } else if (!line.isBlank()) {
                damages.getLast().changes().add(line);
            }
        }
        return damages;
    }
}
