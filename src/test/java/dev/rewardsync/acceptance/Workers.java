package dev.rewardsync.acceptance;

import dev.rewardsync.kafka.Port;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The workers that the tests of a class start, each in a directory of its own with state and log. Shows what they said
 * where a test fails, and leaves none behind.
 */
final class Workers implements AfterEachCallback, AfterAllCallback {

    private final Map<Path, WorkerProcess> workers = new LinkedHashMap<>();

    /** Starts the worker of a directory; one that was there before leaves it its state and log. */
    WorkerProcess launch(Path dir, Map<String, String> settings) throws IOException {
        WorkerProcess before = workers.get(dir);
        if (before != null) {
            before.close();
        }
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent("rewardsync.rules", "classpath:superstore/rules.yaml");
        all.put("rewardsync.state-dir", dir.resolve("state").toString());
        WorkerProcess launched = WorkerProcess.launch(Port.anyFree(), dir.resolve("worker.log"), all);
        workers.put(dir, launched);
        return launched;
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        showIfFailed(context);
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        showIfFailed(context);
        workers.values().forEach(WorkerProcess::close);
    }

    private void showIfFailed(ExtensionContext context) throws IOException {
        if (context.getExecutionException().isPresent()) {
            for (WorkerProcess worker : workers.values()) {
                System.err.println(worker.lastWords());
            }
        }
    }
}
