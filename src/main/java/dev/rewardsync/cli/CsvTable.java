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

/** Reads a CSV file in UTF-8, separated by commas or semicolons, whose first line names the columns. */
final class CsvTable {

    private static final int MAX_HEADER_CHARS = 4096;
    private static final int MAX_QUOTED_CHARS = 40;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;

    CsvTable(Path file) {
        this.file = file;
    }

    /** The columns that a table may have, and those that it must have. */
    record Columns(List<String> allowed, List<String> required) {}

    /** Receives the rows of a table. */
    interface RowConsumer<E extends Exception> {
        void accept(Row row) throws E;
    }

    /** A row with one cell for each column. */
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

        /** Returns the row's position: file and line. */
        String place() {
            return file + ":" + line;
        }

        /** Returns the cells by column, without empty ones. */
        Map<String, String> cells() {
            return cells;
        }

        /** Returns the cell of a column; null if it is empty or there is no such column. */
        @Nullable
        String cell(String column) {
            return cells.get(column);
        }

        /** Returns an error message with the cell's position. */
        String error(String column, String message) {
            return CsvTable.this.error(line, columns.indexOf(column) + 1, message);
        }
    }

    /**
     * Reads all rows.
     *
     * @param columns returns the expected columns for the names in the first line
     * @param rows receives all valid rows
     * @param errors receives the messages of all errors
     */
    <E extends Exception> void read(
            Function<List<String>, Columns> columns, RowConsumer<E> rows, Consumer<String> errors)
            throws IOException, E {
        try (BufferedReader text = text();
                CsvReader<CsvRecord> reader = CsvReader.builder()
                        .fieldSeparator(separator(text))
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .ofCsvRecord(text)) {
            new RowReader<>(columns, rows, errors).read(reader.iterator());
        } catch (CharacterCodingException e) {
            errors.accept(error(1, 1, "expected UTF-8"));
        }
    }

    /** Throws because a file that had no errors when it was checked has one now. */
    static void failChanged(String error) {
        throw new UncheckedIOException(new IOException("the file was changed after it was checked: " + error));
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

    /** Returns the separator: a comma, or the semicolon that some spreadsheets write instead. */
    private static char separator(BufferedReader text) throws IOException {
        text.mark(MAX_HEADER_CHARS);
        char[] begin = new char[MAX_HEADER_CHARS];
        int read = Math.max(0, text.read(begin, 0, MAX_HEADER_CHARS));
        text.reset();
        String header = new String(begin, 0, read).lines().findFirst().orElse("");
        return header.contains(";") && !header.contains(",") ? ';' : ',';
    }

    /** Reads the rows of the file once. */
    private final class RowReader<E extends Exception> {
        private final Function<List<String>, Columns> expectedColumns;
        private final RowConsumer<E> rows;
        private final Consumer<String> errors;
        private List<String> columns = List.of();
        private long line;

        RowReader(Function<List<String>, Columns> expectedColumns, RowConsumer<E> rows, Consumer<String> errors) {
            this.expectedColumns = expectedColumns;
            this.rows = rows;
            this.errors = errors;
        }

        void read(Iterator<CsvRecord> records) throws E {
            try {
                if (!records.hasNext()) {
                    reject(1, "expected a line that names the columns, got an empty file");
                    return;
                }
                if (header(records.next())) {
                    while (records.hasNext()) {
                        row(records.next());
                    }
                }
            } catch (CsvParseException | UncheckedIOException e) {
                errors.accept("%s: cannot be read after line %d: %s".formatted(file, line, reason(e)));
            }
        }

        /** Reads the names of the columns. Returns whether they are valid. */
        private boolean header(CsvRecord record) {
            line = record.getStartingLineNumber();
            columns = record.getFields().stream().map(String::strip).toList();
            Columns expected = expectedColumns.apply(columns);
            boolean valid = true;
            for (int index = 0; index < columns.size(); index++) {
                String column = columns.get(index);
                if (!expected.allowed().contains(column)) {
                    valid = reject(
                            index + 1,
                            "expected one of the columns %s, got %s".formatted(expected.allowed(), quoted(column)));
                } else if (columns.indexOf(column) < index) {
                    valid = reject(index + 1, "expected each column once, got %s again".formatted(column));
                }
            }
            for (String required : expected.required()) {
                if (!columns.contains(required)) {
                    valid = reject(columns.size() + 1, "expected a column %s, got none".formatted(required));
                }
            }
            return valid;
        }

        private void row(CsvRecord record) throws E {
            line = record.getStartingLineNumber();
            if (record.getFieldCount() == columns.size()) {
                rows.accept(new Row(line, columns, cells(record)));
            } else {
                reject(
                        Math.min(record.getFieldCount(), columns.size()) + 1,
                        "expected %d cells as in the first line, got %d"
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

        /** Reports an error; always returns false. */
        private boolean reject(int cell, String message) {
            errors.accept(error(line, cell, message));
            return false;
        }
    }

    private String error(long line, int cell, String message) {
        return "%s:%d:%d: %s".formatted(file, Math.max(1, line), cell, message);
    }

    private static String reason(RuntimeException e) {
        return e.getCause() instanceof CharacterCodingException ? "expected UTF-8" : String.valueOf(e.getMessage());
    }

    /** Returns a cell in quotation marks for messages; a long cell is cut. */
    static String quoted(String cell) {
        String shown = cell.length() <= MAX_QUOTED_CHARS ? cell : cell.substring(0, MAX_QUOTED_CHARS) + "…";
        return '"' + shown + '"';
    }
}
