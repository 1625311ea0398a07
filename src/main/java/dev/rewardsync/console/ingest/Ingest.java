package dev.rewardsync.console.ingest;

import dev.rewardsync.console.database.ConsoleDatabase;
import dev.rewardsync.stream.RateLimitedLog;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads the topics in a thread of its own, as long as the program runs. After every failure of Kafka or the database it begins
 * a new session, so it continues when both answer again.
 */
public final class Ingest implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Ingest.class);
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final IngestSettings settings;
    private final ConsoleDatabase database;
    private final IngestMetrics metrics;
    private final LagMonitor lag;
    private final LagHistory lagHistory = new LagHistory();
    private final InstantSource clock;
    private final RateLimitedLog failureLog;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private volatile String status = "starts";
    private volatile boolean reading;
    private volatile @Nullable IngestSession session;
    private @Nullable Thread thread;
    private boolean rebuild;

    /** Creates the reader. Does not connect yet. */
    public Ingest(IngestSettings settings, ConsoleDatabase database, MeterRegistry registry, InstantSource clock) {
        this.settings = settings;
        this.database = database;
        this.metrics = new IngestMetrics(registry);
        this.lag = new LagMonitor(clock.instant());
        this.clock = clock;
        this.failureLog = new RateLimitedLog(log, clock);
        this.rebuild = settings.rebuild();
    }

    @Override
    public synchronized void start() {
        thread = Thread.ofPlatform().name("ingest").start(this::run);
    }

    @Override
    public synchronized void stop() {
        stopped.countDown();
        IngestSession running = session;
        if (running != null) {
            running.wakeUp();
        }
        Thread ended = thread;
        thread = null;
        try {
            if (ended != null && !ended.join(STOP_LIMIT)) {
                log.warn(
                        "The database did not answer within {} s; the last batch is read again",
                        STOP_LIMIT.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** Returns whether records are read, so that the database is up to date or becomes so. */
    public boolean isReading() {
        return reading;
    }

    /** Returns what the console does, or why it does not read. */
    public String status() {
        return reading ? "reads, %d records to go".formatted(lag.records()) : status;
    }

    /** Returns the number of records that are not in the database yet, as of the last measurement. */
    public long recordsBehind() {
        return lag.records();
    }

    /** Returns how far the database was behind in the last hour, the oldest sample first. */
    public List<LagSample> lagHistory() {
        return lagHistory.samples();
    }

    private void run() {
        try {
            while (!isStopping()) {
                runSession();
            }
        } finally {
            reading = false;
            status = "ended";
        }
    }

    private void runSession() {
        try (IngestSession opened = openSession()) {
            session = opened;
            while (!isStopping()) {
                opened.step();
                reading = true;
                addLagSample();
                failureLog.recovered("The console reads the topics again");
            }
        } catch (WakeupException | InterruptException e) {
            log.debug("Stopped", e);
        } catch (RuntimeException e) {
            report(e);
            addLagSample();
            pause();
        } finally {
            session = null;
        }
    }

    private IngestSession openSession() {
        database.prepare();
        if (rebuild) {
            log.info("Deletes what was read, and reads the topics from their beginning");
            database.clear();
            rebuild = false;
        }
        return new IngestSession(settings, database, metrics, lag, clock);
    }

    private void report(RuntimeException e) {
        String reason = FailureText.of(e);
        status = reason;
        reading = false;
        failureLog.warn("{}. The console does not read the topics until this ends", reason);
        log.debug("The session failed", e);
    }

    private void addLagSample() {
        Instant now = clock.instant();
        lagHistory.add(new LagSample(now, lag.records(), lag.age(now)));
    }

    private boolean isStopping() {
        return stopped.getCount() == 0;
    }

    private void pause() {
        try {
            if (stopped.await(RETRY_PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.debug("Stopped while waiting");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
