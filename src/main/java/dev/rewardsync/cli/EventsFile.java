package dev.rewardsync.cli;

import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.offline.InvalidLineException;
import dev.rewardsync.offline.OfflineRecordReader;
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

    private final Path file;
    private final PrintWriter err;
    private final OfflineRecordReader reader = new OfflineRecordReader(TopicNames.standard());
    private boolean readBefore;
    private long invalidLines;

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
    public void read(Predicate<byte[]> filter, Receiver receiver) throws IOException {
        ProgressLine progress = new ProgressLine(err, "lines", Files.size(file));
        try (InputStream in = Files.newInputStream(file)) {
            LineReader lines = new LineReader(in);
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                progress.step(line.get().length + 1L);
                if (!LineReader.isBlank(line.get()) && filter.test(line.get())) {
                    read(line.get(), lines.read(), receiver);
                }
            }
        }
        progress.end();
        readBefore = true;
    }

    private void read(byte[] line, long number, Receiver receiver) throws IOException {
        try {
            receiver.receive(reader.read(line, number));
        } catch (InvalidLineException e) {
            if (!readBefore) {
                invalidLines++;
                err.printf("%s:%d: %s%n", file, number, e.getMessage());
            }
        }
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
