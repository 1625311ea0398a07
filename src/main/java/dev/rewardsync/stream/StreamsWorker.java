package dev.rewardsync.stream;

import dev.rewardsync.account.AccountOwner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running worker: waits for Kafka, prepares the topics, runs the topology, and says how it is. */
public final class StreamsWorker implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StreamsWorker.class);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
    private static final int ANSWER_TIMEOUT_MS = 5_000;

    private final StreamsSettings settings;
    private final TopicPlan plan;
    private final RocksDbMemory memory;
    private final Parts parts;
    private final CleanShutdownMarker orderlyEnd;
    private final ThreadReplacement replacement = new ThreadReplacement(this::refuse);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread starter = Thread.ofPlatform().name("worker-start").unstarted(this::run);
    private volatile String phase = "not started";
    private final AtomicBoolean refused = new AtomicBoolean();
    private volatile @Nullable KafkaStreams streams;
    private volatile @Nullable AccountQueries queries;
    private volatile @Nullable BrokerHealthMonitor watch;

    /**
     * What the worker is put together with.
     *
     * @param workings of the topology, once the topics' partitions are known
     * @param onCreated is given Kafka Streams before it starts
     * @param onRefused is called once with the reason why the worker can't run
     */
    public record Parts(
            InputPositions positions,
            Function<Map<String, Integer>, TaskContext> workings,
            Consumer<KafkaStreams> onCreated,
            Consumer<StartupRefusedException> onRefused,
            Duration inboxPurgeInterval,
            InstantSource wall) {}

    public StreamsWorker(StreamsSettings settings, TopicPlan plan, RocksDbMemory memory, Parts parts) {
        this.settings = settings;
        this.plan = plan;
        this.memory = memory;
        this.orderlyEnd = new CleanShutdownMarker(settings.stateDir(), settings.applicationId());
        this.parts = parts;
    }

    /**
     * How the worker is.
     *
     * @param alive false once it has ended for good without being told to
     * @param ready whether it takes records
     * @param detail why not, or the state it is in
     */
    public record Status(boolean alive, boolean ready, String detail) {}

    /** Begins to start; returns at once. */
    public void start() {
        starter.start();
    }

    /** How the worker is now. */
    public Status status() {
        KafkaStreams running = streams;
        if (running == null || refused.get()) {
            return new Status(!refused.get(), false, phase);
        }
        KafkaStreams.State state = running.state();
        boolean ended = state.hasCompletedShutdown() && closing.getCount() > 0;
        BrokerHealthMonitor contact = watch;
        String lost = contact == null ? null : contact.lostContact();
        if (state == KafkaStreams.State.RUNNING && lost != null) {
            return new Status(true, false, lost);
        }
        return new Status(!ended, state == KafkaStreams.State.RUNNING, described(state));
    }

    /** Finds a customer's account, here or at another instance. */
    public AccountLocation find(AccountOwner owner) {
        AccountQueries accounts = queries;
        Status now = status();
        if (accounts == null || !now.ready()) {
            return notReady(now);
        }
        try {
            return accounts.find(owner);
        } catch (IllegalStateException | StreamsException e) { // its state changed meanwhile
            return notReady(status());
        }
    }

    private static AccountLocation notReady(Status status) {
        return new AccountLocation.Nowhere("the worker is not ready (" + status.detail() + ")");
    }

    /** Ends in an orderly way: what is begun is committed. */
    @Override
    public void close() {
        closing.countDown();
        replacement.close();
        starter.interrupt();
        end();
    }

    private synchronized void end() {
        BrokerHealthMonitor contact = watch;
        if (contact != null) {
            contact.close();
        }
        KafkaStreams running = streams;
        if (running != null) {
            GroupMembershipOperation membership = settings.leaveGroup()
                    ? GroupMembershipOperation.LEAVE_GROUP
                    : GroupMembershipOperation.REMAIN_IN_GROUP;
            boolean closed = running.close(
                    CloseOptions.timeout(settings.closeTimeout()).withGroupMembershipOperation(membership));
            if (!closed) {
                log.warn(
                        "Kafka Streams did not end within {} s",
                        settings.closeTimeout().toSeconds());
                return; // its stores may still be open, and need the memory
            }
            orderlyEnd.mark();
        }
        memory.close();
    }

    private void run() {
        try {
            Map<String, Integer> partitions = preparedTopics();
            phase = "starting";
            launch(partitions);
        } catch (StartupRefusedException e) {
            refuse(e);
        } catch (InterruptedException e) {
            phase = "ended while starting";
        } catch (RuntimeException e) {
            refuse(new StartupRefusedException("The worker failed to start: " + e, e));
        }
    }

    /** Ends for good; several threads may find the same reason. */
    private void refuse(StartupRefusedException reason) {
        if (refused.compareAndSet(false, true)) {
            phase = "refused to run: " + reason.getMessage();
            parts.onRefused().accept(reason);
        }
    }

    private Map<String, Integer> preparedTopics() throws InterruptedException {
        phase = "connecting to Kafka";
        RateLimitedLog waiting = new RateLimitedLog(log, parts.wall());
        while (true) {
            try (Admin admin = Admin.create(adminSettings())) {
                Map<String, Integer> partitions = new TopicProvisioner(plan, admin).prepare();
                waiting.over("Kafka answers");
                return partitions;
            } catch (ConfigException e) {
                throw new StartupRefusedException("Kafka's settings are wrong: " + e.getMessage(), e);
            } catch (KafkaException e) {
                phase = "waiting for Kafka at " + servers() + ": " + reason(e);
                waiting.say("Waiting for Kafka at {}: {}", servers(), reason(e));
            }
            if (closing.await(BETWEEN_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new InterruptedException();
            }
        }
    }

    private synchronized void launch(Map<String, Integer> partitions) throws InterruptedException {
        if (closing.getCount() == 0) {
            throw new InterruptedException();
        }
        TaskContext workings = parts.workings().apply(partitions);
        KafkaStreams created = new KafkaStreams(
                RewardTopology.of(workings),
                settings.properties(memory),
                new PositionTrackingClients(parts.positions()));
        created.setUncaughtExceptionHandler(replacement);
        created.setStateListener(
                (now, before) -> log.info("The worker is {}", refused.get() ? "stopping" : described(now)));
        parts.onCreated().accept(created);
        BrokerHealthMonitor contact = new BrokerHealthMonitor(
                Admin.create(adminSettings()),
                plan.names().inbox(),
                settings.applicationId(),
                parts.inboxPurgeInterval(),
                parts.wall());
        watch = contact;
        streams = created;
        queries = new AccountQueries(
                created, workings.homes(), workings.clock(), workings.wall(), settings.advertisedAddress());
        orderlyEnd.begin();
        created.start();
        contact.start();
    }

    private Map<String, Object> adminSettings() {
        Map<String, Object> admin = new HashMap<>();
        settings.connection().forEach((name, value) -> {
            boolean ofAdmin = AdminClientConfig.configNames().contains(name);
            if (ofAdmin || name.startsWith("org.springframework.boot.ssl.")) {
                admin.put(name, value);
            }
        });
        admin.put(AdminClientConfig.CLIENT_ID_CONFIG, settings.applicationId() + "-admin");
        admin.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_TIMEOUT_MS - 1_000);
        admin.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_TIMEOUT_MS);
        return admin;
    }

    private String servers() {
        Object servers = settings.connection().get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
        return servers instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(servers);
    }

    private static String reason(KafkaException e) {
        if (e instanceof TimeoutException) {
            return "no broker answers";
        }
        Throwable reason = e.getCause() instanceof ConfigException cause ? cause : e;
        return String.valueOf(reason.getMessage());
    }

    private static String described(KafkaStreams.State state) {
        return switch (state) {
            case CREATED -> "starting";
            case REBALANCING -> "getting its partitions and restoring their state";
            case RUNNING -> "running";
            case PENDING_SHUTDOWN, NOT_RUNNING -> "stopped";
            case PENDING_ERROR, ERROR -> "dead: all its threads have failed";
        };
    }
}
