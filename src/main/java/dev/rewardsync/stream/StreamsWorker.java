package dev.rewardsync.stream;

import dev.rewardsync.account.AccountOwner;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.errors.StreamsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The worker: waits for Kafka, prepares the topics, runs the topology and reports its status. */
public final class StreamsWorker implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StreamsWorker.class);

    private final StreamsSettings settings;
    private final KafkaClients clients;
    private final TopicPlan plan;
    private final RocksDbMemory memory;
    private final Dependencies dependencies;
    private final BrokerClockMonitor clockMonitor;
    private final PositionTrackingClients streamsClients;
    private final StateDisk disk;
    private final ThreadReplacement replacement;
    private final BrokerReachability reachability = new BrokerReachability();
    private final RestoreTime restoreTime = new RestoreTime();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread starter = Thread.ofPlatform().name("worker-start").unstarted(this::startUp);
    private volatile String phase = "not started";
    private final AtomicBoolean refused = new AtomicBoolean();
    private volatile @Nullable Running running;
    private volatile @Nullable StateDirLock stateDirLock;

    /**
     * The dependencies of the worker.
     *
     * @param taskContext creates the context of the topology from the number of partitions of each topic
     * @param onCreated is called with Kafka Streams before it starts
     * @param onRefused is called once with the reason why the worker cannot run
     */
    public record Dependencies(
            InputPositions positions,
            WorkerMetrics metrics,
            Function<Map<String, Integer>, TaskContext> taskContext,
            Consumer<KafkaStreams> onCreated,
            Consumer<WorkerRefusedException> onRefused,
            Duration inboxPurgeInterval,
            BrokerClock clock) {}

    /** The parts that exist once the topics are prepared. The health monitor and the purge use the admin client. */
    private record Running(
            KafkaStreams streams,
            AccountQueries accounts,
            Admin admin,
            BrokerHealthMonitor healthMonitor,
            InboxPurge inboxPurge,
            RulesetPublisher rulesetPublisher) {

        void closeBackgroundTasks() {
            rulesetPublisher.close();
            healthMonitor.close();
            inboxPurge.close();
            admin.close(Duration.ZERO);
        }
    }

    public StreamsWorker(StreamsSettings settings, TopicPlan plan, RocksDbMemory memory, Dependencies dependencies) {
        this.settings = settings;
        this.clients = new KafkaClients(settings);
        this.plan = plan;
        this.memory = memory;
        this.dependencies = dependencies;
        this.streamsClients = new PositionTrackingClients(dependencies.positions());
        this.disk = new StateDisk(settings.stateDir());
        this.replacement = new ThreadReplacement(this::refuse, this::fenced, this::topicProblem, disk, reachability);
        this.clockMonitor = new BrokerClockMonitor(
                clients, plan.clockTopic(), dependencies.clock(), reachability, streamsClients::interrupt);
        dependencies.metrics().clockDifference(dependencies.clock());
    }

    /**
     * The status of the worker.
     *
     * @param alive false once it has stopped permanently, other than by {@link #close}
     * @param ready whether it processes records
     * @param detail the state of the worker, or why it is not ready
     */
    public record Status(boolean alive, boolean ready, String detail) {}

    /** Starts the worker in the background. */
    public void start() {
        starter.start();
    }

    /** Returns the current status. */
    public Status status() {
        Running current = running;
        if (current == null || refused.get()) {
            return new Status(!refused.get(), false, phase);
        }
        KafkaStreams.State state = current.streams().state();
        boolean failed = state.hasCompletedShutdown() && closing.getCount() > 0;
        String problem = problem(current);
        if (state.isRunningOrRebalancing() && problem != null) {
            return new Status(true, false, problem);
        }
        return new Status(!failed, state == KafkaStreams.State.RUNNING, describe(state));
    }

    /** Returns why the worker cannot process records, other than that it restores their state; null if nothing prevents it. */
    private @Nullable String problem(Running current) {
        return Stream.of(
                        current.healthMonitor().problem(),
                        replacement.problem(),
                        disk.problem(),
                        clockMonitor.problem())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Returns whether Kafka answered the last request. The worker asks every few seconds; this method does not wait. */
    boolean isKafkaReachable() {
        return reachability.isReachable();
    }

    /** Returns whether Kafka does not answer, or has not answered a short time ago, so that its clients fail. */
    public boolean isKafkaDisturbed() {
        return reachability.isDisturbed();
    }

    /**
     * Returns how long the worker has been getting its partitions and restoring their state; 0 if it is not, or if something
     * else prevents it.
     */
    Duration restoringFor() {
        Running current = running;
        return current == null || problem(current) != null ? Duration.ZERO : restoreTime.elapsed();
    }

    /** Finds a customer's account. */
    public AccountLocation find(AccountOwner owner) {
        Running current = running;
        Status now = status();
        if (current == null || !now.ready()) {
            return notReady(now);
        }
        try {
            return current.accounts().find(owner);
        } catch (IllegalStateException | StreamsException e) { // Kafka Streams changed its state during the query
            return notReady(status());
        }
    }

    private static AccountLocation notReady(Status status) {
        return new AccountLocation.Unavailable("the worker is not ready (" + status.detail() + ")");
    }

    /** Shuts down cleanly: commits the processed records. */
    @Override
    public void close() {
        closing.countDown();
        replacement.close();
        starter.interrupt();
        shutDown();
    }

    private synchronized void shutDown() {
        clockMonitor.close();
        Running current = running;
        if (current != null) {
            current.closeBackgroundTasks();
            GroupMembershipOperation membership = settings.leaveGroup()
                    ? GroupMembershipOperation.LEAVE_GROUP
                    : GroupMembershipOperation.REMAIN_IN_GROUP;
            boolean closed = current.streams()
                    .close(CloseOptions.timeout(settings.closeTimeout()).withGroupMembershipOperation(membership));
            if (!closed) {
                log.warn(
                        "Kafka Streams did not shut down within {} s",
                        settings.closeTimeout().toSeconds());
                return; // the stores may still be open and use the memory
            }
        }
        memory.close();
        StateDirLock lock = stateDirLock;
        if (lock != null) {
            lock.close();
        }
    }

    private void startUp() {
        try {
            stateDirLock = StateDirLock.acquire(settings.stateDir(), settings.applicationId());
            Map<String, Integer> partitions = new TopicPreparation(
                            clients, plan, clockMonitor, reachability, dependencies.clock())
                    .run(closing, text -> phase = text, log);
            phase = "starting";
            launch(partitions);
        } catch (WorkerRefusedException e) {
            refuse(e);
        } catch (InterruptedException e) {
            phase = "stopped while starting";
        } catch (RuntimeException e) {
            refuse(new WorkerRefusedException("The worker failed to start: " + e, e));
        }
    }

    /** Stops permanently. Several threads may call it; only the first reason is reported. */
    private void refuse(WorkerRefusedException reason) {
        if (refused.compareAndSet(false, true)) {
            phase = "refused to run: " + reason.getMessage();
            dependencies.onRefused().accept(reason);
        }
    }

    private @Nullable String topicProblem() {
        Running current = running;
        return current == null ? null : current.healthMonitor().checkTopics();
    }

    private WorkerRefusedException fenced() {
        dependencies.metrics().fenced();
        String message =
                "Another process has joined the consumer group %s with this worker's instance id %s and has taken its"
                        + " place. Likely causes: two instances have the same rewardsync.instance-id, a copied state"
                        + " directory contains the file %s, or this instance was replaced while it was cut off. Give each"
                        + " instance its own id before you start this one again";
        return new WorkerRefusedException(
                message.formatted(settings.applicationId(), settings.memberId(), WorkerIdentity.FILE));
    }

    private synchronized void launch(Map<String, Integer> partitions) throws InterruptedException {
        if (closing.getCount() == 0) {
            throw new InterruptedException();
        }
        TaskContext taskContext = dependencies.taskContext().apply(partitions);
        Properties properties = settings.properties(memory);
        KafkaStreams created = new SafelyMeasuredStreams(
                RewardTopology.of(taskContext, new TopologyConfig(new StreamsConfig(properties))),
                properties,
                streamsClients,
                new SteadyTime(dependencies.clock()));
        created.setUncaughtExceptionHandler(replacement);
        created.setStateListener((now, before) -> {
            restoreTime.changed(now);
            log.info("The worker is {}", refused.get() ? "stopping" : describe(now));
            if (now == KafkaStreams.State.RUNNING) {
                disk.processingContinues();
            }
        });
        dependencies.onCreated().accept(created);
        AccountQueries accounts = new AccountQueries(
                created,
                taskContext.homePartitions(),
                taskContext.clock(),
                taskContext.wall(),
                taskContext.erasureKey(),
                settings.advertisedAddress());
        Admin admin = clients.admin();
        BrokerHealthMonitor healthMonitor = new BrokerHealthMonitor(
                admin, clients.servers(), new TopicMonitor(plan), reachability, dependencies.clock());
        InboxPurge inboxPurge = new InboxPurge(
                admin,
                plan.names().inbox(),
                settings.applicationId(),
                new BackgroundTaskLog(LoggerFactory.getLogger(InboxPurge.class), dependencies.clock(), reachability));
        RulesetPublisher rulesetPublisher = new RulesetPublisher(
                clients,
                plan,
                () -> taskContext.decider().get().ruleset(),
                taskContext.cloudEventsSource(),
                dependencies.clock(),
                reachability);
        running = new Running(created, accounts, admin, healthMonitor, inboxPurge, rulesetPublisher);
        created.start();
        healthMonitor.start();
        clockMonitor.start();
        inboxPurge.start(dependencies.inboxPurgeInterval());
        rulesetPublisher.start();
    }

    private static String describe(KafkaStreams.State state) {
        return switch (state) {
            case CREATED -> "starting";
            case REBALANCING -> "getting its partitions and restoring their state";
            case RUNNING -> "running";
            case PENDING_SHUTDOWN, NOT_RUNNING -> "stopped";
            case PENDING_ERROR, ERROR -> "failed: all its threads have failed";
        };
    }
}
