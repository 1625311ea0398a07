package dev.rewardsync.faults;

import dev.rewardsync.acceptance.WorkerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The instances of the worker, by number. An instance that starts again has its earlier state and identity. */
final class Workers implements AutoCloseable {

    private final Path dir;
    private final Map<String, String> settings;
    private final Map<Integer, WorkerProcess> running = new TreeMap<>();

    Workers(Path dir, Map<String, String> settings) {
        this.dir = dir;
        this.settings = settings;
    }

    void start(int number) throws IOException {
        Path own = dir.resolve("worker-" + number);
        Map<String, String> all = new HashMap<>(settings);
        all.put("rewardsync.state-dir", own.resolve("state").toString());
        running.put(number, WorkerProcess.launch(WorkerProcess.Ports.free(), own.resolve("worker.log"), all));
    }

    /** Returns the numbers of the running instances. */
    List<Integer> numbers() {
        return List.copyOf(running.keySet());
    }

    ProcessHandle process(int number) {
        return running.get(number).process();
    }

    /** Kills an instance as a power cut would. */
    void kill(int number) {
        running.remove(number).close();
    }

    /** Shuts an instance down cleanly. */
    void stop(int number) {
        WorkerProcess worker = running.remove(number);
        worker.stop();
        worker.close();
    }

    /** Starts or stops instances until so many run. */
    void scaleTo(int count) throws IOException {
        for (int number = 1; running.size() < count; number++) {
            if (!running.containsKey(number)) {
                start(number);
            }
        }
        while (running.size() > count) {
            stop(numbers().getLast());
        }
    }

    /** Waits until all instances process records. */
    void awaitReady() {
        running.values().forEach(WorkerProcess::awaitReady);
    }

    boolean areAllAlive() {
        return running.values().stream().allMatch(WorkerProcess::isAlive);
    }

    /** Returns the ends of the logs, for the output of a failed test. */
    String logEnds() throws IOException {
        StringBuilder ends = new StringBuilder();
        for (WorkerProcess worker : running.values()) {
            ends.append(worker.logEnd()).append('\n');
        }
        return ends.toString();
    }

    @Override
    public void close() {
        numbers().forEach(this::kill);
    }
}
