package dev.rewardsync.console.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.rewardsync.console.report.Report;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes reports as CSV (RFC 4180). Texts that a spreadsheet would run as a formula begin with an apostrophe. */
final class ReportCsv {

    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private ReportCsv() {}

    /** Writes the rows of a report, the names of its columns first. Does not close the stream: a failure must not end it. */
    static void write(Report report, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(text);
        try {
            csv.writeRecord(report.columns());
            report.read(row -> csv.writeRecord(row.stream().map(ReportCsv::cell).toList()));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        text.flush();
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> safe(text);
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }

    private static String safe(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
