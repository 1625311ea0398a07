package dev.rewardsync.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Reads the hostile records in {@code hostile/records.txt}, which describes its own format. */
public final class HostileRecords {

    private static final String FILE = "/hostile/records.txt";
    private static final String COLUMN = "\\s+(?<!\\\\)\\|\\s+";
    private static final String SAME_NUMBER = "& ";

    private final String prefix;
    private final List<HostileRecord> records = new ArrayList<>();
    private String topic = "";
    private String event = "";
    private int number;

    private HostileRecords(String prefix) {
        this.prefix = prefix;
    }

    /**
     * Returns all records.
     *
     * @param prefix begins every number of the records, so that several copies of them have different ids
     */
    public static List<HostileRecord> all(String prefix) {
        HostileRecords reader = new HostileRecords(prefix);
        text().lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(reader::read);
        return List.copyOf(reader.records);
    }

    private static String text() {
        try (InputStream file = Objects.requireNonNull(HostileRecords.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String line) {
        if (line.startsWith("[")) {
            int end = line.indexOf(']');
            topic = line.substring(1, end);
            event = line.substring(end + 1).strip();
        } else {
            List<String> columns = Arrays.stream(line.split(COLUMN))
                    .map(column -> column.strip().replace("\\|", "|"))
                    .toList();
            records.add(record(columns));
        }
    }

    private HostileRecord record(List<String> columns) {
        String name = columns.getFirst();
        if (!name.startsWith(SAME_NUMBER)) {
            number++;
        }
        HostileRecordBuilder record = new HostileRecordBuilder(prefix + number, topic, event);
        columns.subList(1, columns.size() - 1).forEach(record::change);
        return record.build(name, HostileRecord.Expected.of(columns.getLast()));
    }
}
