package dev.rewardsync.app;

import dev.rewardsync.stream.StreamsWorker;
import dev.rewardsync.stream.WorkerRefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;

/** Starts and stops the worker with the application. The worker stops before the web server. */
final class WorkerLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WorkerLifecycle.class);
    /** The exit code of a worker that refuses to run, the same as that of a failed command. */
    private static final int REFUSED = 3;

    private final StreamsWorker worker;
    private volatile boolean running;

    WorkerLifecycle(StreamsWorker worker) {
        this.worker = worker;
    }

    @Override
    public void start() {
        running = true;
        worker.start();
    }

    @Override
    public void stop() {
        running = false;
        worker.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Exits the program: the worker cannot run until an operator changes something. */
    static void exit(WorkerRefusedException refusal, ConfigurableApplicationContext context) {
        log.error("The worker cannot run.\n\n{}\n", refusal.getMessage(), refusal.getCause());
        Thread.ofPlatform().name("refused").start(() -> System.exit(SpringApplication.exit(context, () -> REFUSED)));
    }
}
