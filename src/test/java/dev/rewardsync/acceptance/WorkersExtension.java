package dev.rewardsync.acceptance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Starts the workers of a test class, each in its own directory with state and log. Prints their logs if a test
 * fails, and stops them after the tests.
 */
final class WorkersExtension implements AfterEachCallback, AfterAllCallback {

    private final Map<Path, WorkerProcess> workers = new LinkedHashMap<>();

    /** Starts the worker of a directory. It gets the state and the log of an earlier one, which is killed. */
    WorkerProcess launch(Path dir, Map<String, String> settings) throws IOException {
        return launch(dir, settings, List.of());
    }

    /** Starts the worker of a directory by a command that starts another command. */
    WorkerProcess launch(Path dir, Map<String, String> settings, List<String> wrapper) throws IOException {
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent("rewardsync.rules", "classpath:superstore/rules.yaml");
        all.putIfAbsent("rewardsync.state-dir", dir.resolve("state").toString());
        return launch(WorkerProcess.SERVE, dir, all, wrapper);
    }

    /** Starts the console of a directory. It gets the database and the log of an earlier one, which is killed. */
    WorkerProcess launchConsole(Path dir, Map<String, String> settings, String... options) throws IOException {
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent(
                "rewardsync.console.database-file", dir.resolve("console").toString());
        List<String> program = new ArrayList<>(List.of("console"));
        program.addAll(List.of(options));
        return launch(program, dir, all, List.of());
    }

    private WorkerProcess launch(List<String> program, Path dir, Map<String, String> settings, List<String> wrapper)
            throws IOException {
        WorkerProcess before = workers.get(dir);
        if (before != null) {
            before.close();
        }
        WorkerProcess launched =
                WorkerProcess.launch(program, WorkerProcess.Ports.free(), dir.resolve("worker.log"), settings, wrapper);
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
                System.err.println(worker.logEnd());
            }
        }
    }
}
