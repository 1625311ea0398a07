package dev.rewardsync.simulation;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A thread that runs tasks one after the other. If it falls behind, {@link #submit} waits. */
final class SimulationThread implements AutoCloseable {

    private static final int MAX_WAITING = 8;

    private final ExecutorService executor;
    private final Deque<Future<?>> waiting = new ArrayDeque<>();

    SimulationThread(String name) {
        executor = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /** A task that may fail. */
    interface Task {
        void run() throws IOException;
    }

    /** Runs a task after all earlier ones. Throws if an earlier task failed. */
    void submit(Task task) throws IOException {
        if (waiting.size() >= MAX_WAITING) {
            await(waiting.removeFirst());
        }
        waiting.addLast(executor.submit(() -> {
            task.run();
            return null;
        }));
    }

    /** Waits for all tasks. Throws if one failed. */
    void await() throws IOException {
        while (!waiting.isEmpty()) {
            await(waiting.removeFirst());
        }
    }

    private static void await(Future<?> task) throws IOException {
        try {
            task.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IOException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Stops the thread. A task that is running ends first. */
    @Override
    public void close() {
        executor.shutdownNow();
        executor.close();
    }
}
