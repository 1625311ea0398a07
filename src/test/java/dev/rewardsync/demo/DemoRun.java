package dev.rewardsync.demo;

import dev.rewardsync.superstore.ShopRecord;
import dev.rewardsync.superstore.Superstore;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Sends records through the worker and reads its outputs until no more records arrive. */
final class DemoRun {
    private static final Duration GIVE_UP = Duration.ofSeconds(60);
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrapServers;
    private final DemoScreen screen;
    private final Summary summary = new Summary();

    DemoRun(String bootstrapServers, DemoScreen screen) {
        this.bootstrapServers = bootstrapServers;
        this.screen = screen;
    }

    /** Sends {@code records} and a few invalid ones; returns the summary of the outputs. */
    String feed(List<ShopRecord> records) {
        List<ShopRecord> broken = BrokenRecords.after(records);
        List<ShopRecord> all = Stream.concat(records.stream(), broken.stream()).toList();
        long milestones = records.stream().filter(DemoRun::isMilestone).count();
        try (Feeder feeder = new Feeder(bootstrapServers);
                WorkerOutputReader reader = WorkerOutputReader.fromBeginning(bootstrapServers, Demo.OUTPUTS)) {
            long started = System.nanoTime();
            CompletableFuture<Void> feeding = CompletableFuture.runAsync(() -> feeder.feed(all));
            long lastOutcome = started;
            while (!feeding.isCompletedExceptionally() && !isOver(lastOutcome, milestones, broken.size())) {
                List<WorkerOutput> outcomes = reader.poll(POLL);
                outcomes.forEach(summary::add);
                lastOutcome = outcomes.isEmpty() ? lastOutcome : System.nanoTime();
                screen.progress(state(feeder.acknowledged(), all.size(), milestones));
            }
            feeding.join();
            screen.end(state(feeder.acknowledged(), all.size(), milestones));
            return SummaryPage.of(summary, all.size(), Duration.ofNanos(lastOutcome - started));
        }
    }

    private boolean isOver(long lastOutcome, long milestones, int deadLetters) {
        Duration quiet = Duration.ofNanos(System.nanoTime() - lastOutcome);
        boolean complete = summary.milestones() >= milestones && summary.deadLetters() >= deadLetters;
        return quiet.compareTo(complete ? QUIET : GIVE_UP) > 0;
    }

    private String state(int fed, int all, long milestones) {
        return String.format(
                Locale.ROOT,
                "The shop sent %,d of %,d records; the worker wrote %,d of %,d exports",
                fed,
                all,
                summary.milestones(),
                milestones);
    }

    private static boolean isMilestone(ShopRecord shopRecord) {
        return shopRecord.topic().equals(Superstore.ORDER_PLACED)
                || shopRecord.topic().equals(Superstore.ORDER_STATUS_CHANGED)
                || shopRecord.topic().equals(Superstore.ORDER_REFUNDED);
    }
}
