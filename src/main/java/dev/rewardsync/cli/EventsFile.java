package dev.rewardsync.cli;

import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.offline.InvalidLineException;
import dev.rewardsync.offline.OfflineRecordReader;
import dev.rewardsync.simulation.EventPartitions.Receiver;
import dev.rewardsync.topic.TopicNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/** Past events in a file, as input lines of the command {@code process}, in the order of the file. */
final class EventsFile implements PastEvents {

    private static final int MAX_MESSAGES = 10;

    private final Path file;
    private final PrintWriter err;
    private final OfflineRecordReader reader = new OfflineRecordReader(TopicNames.standard());
    private long invalidLines;

    /** Receives a line that is not blank. */
    private interface LineReceiver {
        void receive(byte[] line, long number) throws IOException;
    }

    /**
     * Opens a file.
     *
     * @param err receives messages about invalid lines, and the progress
     */
    EventsFile(Path file, PrintWriter err) throws IOException {
        this.file = InputFile.readable(file);
        this.err = err;
        if (!Files.isRegularFile(file)) {
            throw new IOException("cannot read %s: expected a regular file, since it is read twice".formatted(file));
        }
    }

    @Override
    public void read(Receiver receiver) throws IOException {
        readLines("lines", (line, number) -> {
            try {
                receiver.receive(reader.read(line, number));
            } catch (InvalidLineException e) {
                invalidLines++;
                if (invalidLines <= MAX_MESSAGES) {
                    err.printf("%s:%d: %s%n", file, number, e.getMessage());
                }
            }
        });
        if (invalidLines > MAX_MESSAGES) {
            err.printf("… and %s%n", CountText.of(invalidLines - MAX_MESSAGES, "more invalid line"));
        }
    }

    @Override
    public void readSome(Predicate<byte[]> filter, Receiver receiver) throws IOException {
        readLines("lines searched for invitations", (line, number) -> {
            try {
                if (filter.test(line)) {
                    receiver.receive(reader.read(line, number));
                }
            } catch (InvalidLineException e) {
                // Reading all events lists it.
            }
        });
    }

    private void readLines(String unit, LineReceiver receiver) throws IOException {
        ProgressLine progress = new ProgressLine(err, unit, bytes());
        try (InputStream in = Files.newInputStream(file)) {
            LineReader lines = new LineReader(in);
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                progress.step(line.get().length + 1L);
                if (!LineReader.isBlank(line.get())) {
                    receiver.receive(line.get(), lines.read());
                }
            }
        }
        progress.end();
    }

    @Override
    public long bytes() throws IOException {
        return Files.size(file);
    }

    @Override
    public String place(SourceRecord source) {
        return file + ":" + source.offset();
    }

    @Override
    public long invalidLines() {
        return invalidLines;
    }
}
