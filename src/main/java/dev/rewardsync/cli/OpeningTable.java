package dev.rewardsync.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.rewardsync.json.FieldProblem;
import dev.rewardsync.json.OpeningEvent;
import dev.rewardsync.json.OpeningEvent.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A CSV file with a line for each customer who moves in; its first line names the columns. */
final class OpeningTable {

    private static final int MAX_HEADER_CHARS = 4096;
    private static final int MAX_CELL_TOLD = 40;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;
    private final Instant at;
    private final @Nullable Set<String> tiers;

    /** Takes one customer. */
    interface Taker<E extends Exception> {
        void take(Result.Made customer) throws E;
    }

    /**
     * A table.
     *
     * @param at when customers move in
     * @param tiers that there are; null where that is not known
     */
    OpeningTable(Path file, Instant at, @Nullable Set<String> tiers) {
        this.file = file;
        this.at = at;
        this.tiers = tiers;
    }

    /** Reads all lines, the good ones for one who takes them, what is wrong with others as text. */
    <E extends Exception> void read(Taker<E> customers, Consumer<String> problems) throws IOException, E {
        try (BufferedReader text = text();
                CsvReader<CsvRecord> reader = CsvReader.builder()
                        .fieldSeparator(separator(text))
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .ofCsvRecord(text)) {
            new Lines<>(customers, problems).read(reader.iterator());
        } catch (CharacterCodingException e) {
            problems.accept(file + ":1:1: expected UTF-8");
        }
    }

    private BufferedReader text() throws IOException {
        BufferedReader text = new BufferedReader(
                new InputStreamReader(
                        Files.newInputStream(file),
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                1 << 16);
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    /** A comma, or the semicolon that some spreadsheets write in its place. */
    private static char separator(BufferedReader text) throws IOException {
        text.mark(MAX_HEADER_CHARS);
        char[] begin = new char[MAX_HEADER_CHARS];
        int read = Math.max(0, text.read(begin, 0, MAX_HEADER_CHARS));
        text.reset();
        String header = new String(begin, 0, read).lines().findFirst().orElse("");
        return header.contains(";") && !header.contains(",") ? ';' : ',';
    }

    /** One reading of the file. */
    private final class Lines<E extends Exception> {
        private final Taker<E> customers;
        private final Consumer<String> problems;
        private final Map<String, Long> lineOf = new HashMap<>();
        private List<String> columns = List.of();
        private long line;

        Lines(Taker<E> customers, Consumer<String> problems) {
            this.customers = customers;
            this.problems = problems;
        }

        void read(Iterator<CsvRecord> records) throws E {
            try {
                if (!records.hasNext()) {
                    problem(1, "expected a line that names the columns, got an empty file");
                    return;
                }
                if (header(records.next())) {
                    while (records.hasNext()) {
                        customer(records.next());
                    }
                }
            } catch (CsvParseException | UncheckedIOException e) {
                problems.accept("%s: can't be read behind line %d: %s".formatted(file, line, reason(e)));
            }
        }

        /** Takes the names of columns, and whether they are as they have to be. */
        private boolean header(CsvRecord record) {
            line = record.getStartingLineNumber();
            columns = record.getFields().stream().map(String::strip).toList();
            boolean good = true;
            for (int index = 0; index < columns.size(); index++) {
                String column = columns.get(index);
                if (!OpeningEvent.COLUMNS.contains(column)) {
                    good = problem(
                            index + 1,
                            "expected a column of %s, got %s".formatted(OpeningEvent.COLUMNS, quoted(column)));
                } else if (columns.indexOf(column) < index) {
                    good = problem(index + 1, "expected each column once, got %s again".formatted(column));
                }
            }
            for (String required : List.of(OpeningEvent.CUSTOMER_ID, OpeningEvent.POINTS)) {
                if (!columns.contains(required)) {
                    good = problem(columns.size() + 1, "expected a column %s, got none".formatted(required));
                }
            }
            return good;
        }

        private void customer(CsvRecord record) throws E {
            line = record.getStartingLineNumber();
            if (record.getFieldCount() != columns.size()) {
                problem(
                        Math.min(record.getFieldCount(), columns.size()) + 1,
                        "expected %d cells as the first line has, got %d"
                                .formatted(columns.size(), record.getFieldCount()));
                return;
            }
            Map<String, String> cells = cells(record);
            switch (OpeningEvent.of(cells, at)) {
                case Result.Refused(List<FieldProblem> wrong) -> wrong.forEach(one -> refused(one, cells));
                case Result.Made made -> {
                    if (isNew(made) & knowsTier(made)) {
                        customers.take(made);
                    }
                }
            }
        }

        private Map<String, String> cells(CsvRecord record) {
            Map<String, String> cells = new HashMap<>();
            for (int index = 0; index < columns.size(); index++) {
                String cell = record.getField(index).strip();
                if (!cell.isEmpty()) {
                    cells.put(columns.get(index), cell);
                }
            }
            return cells;
        }

        private void refused(FieldProblem wrong, Map<String, String> cells) {
            String column = wrong.pointer().substring(1);
            String cell = cells.get(column);
            int got = wrong.problem().lastIndexOf(", got ");
            String told = cell == null || got < 0
                    ? wrong.problem()
                    : wrong.problem().substring(0, got) + ", got " + quoted(cell);
            problem(columns.indexOf(column) + 1, column + ": " + told);
        }

        private boolean isNew(Result.Made made) {
            Long before = lineOf.putIfAbsent(made.customerId(), line);
            return before == null
                    || problem(
                            columns.indexOf(OpeningEvent.CUSTOMER_ID) + 1,
                            "customerId: expected one line a customer, got %s on line %d before"
                                    .formatted(quoted(made.customerId()), before));
        }

        private boolean knowsTier(Result.Made made) {
            String tier = made.tier();
            return tier == null
                    || tiers == null
                    || tiers.contains(tier)
                    || problem(
                            columns.indexOf(OpeningEvent.TIER) + 1,
                            "tier: expected a tier of the ruleset, %s, got %s"
                                    .formatted(String.join(" or ", tiers), quoted(tier)));
        }

        /** Tells of a problem; never good. */
        private boolean problem(int cell, String what) {
            problems.accept("%s:%d:%d: %s".formatted(file, Math.max(1, line), cell, what));
            return false;
        }
    }

    private static String reason(RuntimeException e) {
        return e.getCause() instanceof CharacterCodingException ? "expected UTF-8" : String.valueOf(e.getMessage());
    }

    private static String quoted(String cell) {
        String told = cell.length() <= MAX_CELL_TOLD ? cell : cell.substring(0, MAX_CELL_TOLD) + "…";
        return '"' + told + '"';
    }
}
