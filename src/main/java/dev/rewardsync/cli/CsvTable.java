package dev.rewardsync.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A CSV file in UTF-8, separated by commas or semicolons, whose first line names the columns. */
final class CsvTable {

    private static final int MAX_HEADER_CHARS = 4096;
    private static final int MAX_CELL_TOLD = 40;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;

    CsvTable(Path file) {
        this.file = file;
    }

    /** What columns a table may have, and which it has to have. */
    record Form(List<String> columns, List<String> required) {}

    /** Takes one line. */
    interface Taker<E extends Exception> {
        void take(Row row) throws E;
    }

    /** A line with as many cells as there are columns. */
    final class Row {
        private final long line;
        private final List<String> columns;
        private final Map<String, String> cells;

        private Row(long line, List<String> columns, Map<String, String> cells) {
            this.line = line;
            this.columns = columns;
            this.cells = cells;
        }

        long line() {
            return line;
        }

        /** The file and the line. */
        String place() {
            return file + ":" + line;
        }

        /** What stands in it, by column, without cells that are empty. */
        Map<String, String> cells() {
            return cells;
        }

        /** What stands in the cell of a column; null where that is empty, or there is no such column. */
        @Nullable
        String cell(String column) {
            return cells.get(column);
        }

        /** The same problem with its place. */
        String problem(String column, String what) {
            return CsvTable.this.problem(line, columns.indexOf(column) + 1, what);
        }
    }

    /**
     * Reads all lines, for one who takes them; what is wrong with others goes to the problems as text.
     *
     * @param form that a table with these columns has
     */
    <E extends Exception> void read(Function<List<String>, Form> form, Taker<E> rows, Consumer<String> problems)
            throws IOException, E {
        try (BufferedReader text = text();
                CsvReader<CsvRecord> reader = CsvReader.builder()
                        .fieldSeparator(separator(text))
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .ofCsvRecord(text)) {
            new Lines<>(form, rows, problems).read(reader.iterator());
        } catch (CharacterCodingException e) {
            problems.accept(problem(1, 1, "expected UTF-8"));
        }
    }

    /** Takes a problem with a file in which there was none when it was checked. */
    static void changedMeanwhile(String problem) {
        throw new UncheckedIOException(new IOException("the file was changed after it was checked: " + problem));
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
        private final Function<List<String>, Form> form;
        private final Taker<E> rows;
        private final Consumer<String> problems;
        private List<String> columns = List.of();
        private long line;

        Lines(Function<List<String>, Form> form, Taker<E> rows, Consumer<String> problems) {
            this.form = form;
            this.rows = rows;
            this.problems = problems;
        }

        void read(Iterator<CsvRecord> records) throws E {
            try {
                if (!records.hasNext()) {
                    found(1, "expected a line that names the columns, got an empty file");
                    return;
                }
                if (header(records.next())) {
                    while (records.hasNext()) {
                        row(records.next());
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
            Form expected = form.apply(columns);
            boolean good = true;
            for (int index = 0; index < columns.size(); index++) {
                String column = columns.get(index);
                if (!expected.columns().contains(column)) {
                    good = found(
                            index + 1, "expected a column of %s, got %s".formatted(expected.columns(), quoted(column)));
                } else if (columns.indexOf(column) < index) {
                    good = found(index + 1, "expected each column once, got %s again".formatted(column));
                }
            }
            for (String required : expected.required()) {
                if (!columns.contains(required)) {
                    good = found(columns.size() + 1, "expected a column %s, got none".formatted(required));
                }
            }
            return good;
        }

        private void row(CsvRecord record) throws E {
            line = record.getStartingLineNumber();
            if (record.getFieldCount() == columns.size()) {
                rows.take(new Row(line, columns, cells(record)));
            } else {
                found(
                        Math.min(record.getFieldCount(), columns.size()) + 1,
                        "expected %d cells as the first line has, got %d"
                                .formatted(columns.size(), record.getFieldCount()));
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

        /** Tells of a problem; never good. */
        private boolean found(int cell, String what) {
            problems.accept(problem(line, cell, what));
            return false;
        }
    }

    private String problem(long line, int cell, String what) {
        return "%s:%d:%d: %s".formatted(file, Math.max(1, line), cell, what);
    }

    private static String reason(RuntimeException e) {
        return e.getCause() instanceof CharacterCodingException ? "expected UTF-8" : String.valueOf(e.getMessage());
    }

    /** A cell as messages tell it, the beginning of a long one. */
    static String quoted(String cell) {
        String told = cell.length() <= MAX_CELL_TOLD ? cell : cell.substring(0, MAX_CELL_TOLD) + "…";
        return '"' + told + '"';
    }
}
