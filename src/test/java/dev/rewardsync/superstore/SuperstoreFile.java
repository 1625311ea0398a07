package dev.rewardsync.superstore;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** The file with the order lines. */
final class SuperstoreFile {
    private static final String FILE = "/superstore/orders.csv.gz";

    private SuperstoreFile() {}

    static List<SuperstoreLine> read() {
        try (InputStream file = Objects.requireNonNull(SuperstoreFile.class.getResourceAsStream(FILE), FILE);
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(1)
                    .map(SuperstoreFile::cells)
                    .map(SuperstoreLine::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the cells of one line. No cell of this file contains a line break. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean doubledQuote = quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"';
            if (doubledQuote) {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
