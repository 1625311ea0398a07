package dev.rewardsync.console.api;

import dev.rewardsync.console.report.Report;
import dev.rewardsync.json.JsonObjectWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes reports as JSON: {@code rows}, one object each, and then {@code summary}. */
final class ReportJson {

    private static final byte[] BEGIN = "{\"rows\":[".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SUMMARY = "],\"summary\":".getBytes(StandardCharsets.UTF_8);

    private final JsonObjectWriter json = new JsonObjectWriter();
    private final List<String> columns;
    private final OutputStream out;
    private boolean hasRows;

    private ReportJson(List<String> columns, OutputStream out) {
        this.columns = columns;
        this.out = out;
    }

    /** Writes a report. */
    static void write(Report report, OutputStream out) throws IOException {
        ReportJson json = new ReportJson(report.columns(), out);
        try {
            out.write(BEGIN);
            Map<String, @Nullable Object> summary = report.read(json::row);
            out.write(SUMMARY);
            out.write(JsonObjectWriter.write(object -> summary.forEach((name, value) -> write(object, name, value))));
            out.write('}');
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void row(List<@Nullable Object> row) {
        try {
            if (hasRows) {
                out.write(',');
            }
            hasRows = true;
            out.write(json.write(row, (object, cells) -> {
                for (int index = 0; index < cells.size(); index++) {
                    write(object, columns.get(index), cells.get(index));
                }
            }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a value; points are numbers, amounts are texts, unknown values are left out. */
    private static void write(JsonObjectWriter json, String name, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Long number -> json.integer(name, number);
            case BigDecimal amount -> json.exact(name, amount);
            default -> json.text(name, value.toString());
        }
    }
}
