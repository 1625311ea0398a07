package dev.rewardsync.console.page;

import dev.rewardsync.console.ingest.Ingest;
import org.springframework.stereotype.Component;

/** What the frame of every page shows. Templates use it as {@code @frame}. */
@Component("frame")
public final class Frame {

    /** So many records at most are on their way in normal operation. */
    private static final long BUSY_RECORDS = 1_000;

    private final Ingest ingest;
    private final PageFormat format;

    Frame(Ingest ingest, PageFormat format) {
        this.ingest = ingest;
        this.format = format;
    }

    /**
     * Whether the pages show the newest data.
     *
     * @param tone {@code good}, {@code busy} or {@code bad}
     * @param summary a few words
     * @param detail the reason, if the data is not up to date
     */
    public record Status(String tone, String summary, String detail) {}

    /** Returns whether the pages show the newest data. */
    public Status status() {
        if (!ingest.isReading()) {
            return new Status("bad", "Not up to date", ingest.status());
        }
        long behind = ingest.recordsBehind();
        return behind > BUSY_RECORDS
                ? new Status("busy", "Catching up", format.points(behind) + " records to go")
                : new Status("good", "Up to date", "");
    }
}
