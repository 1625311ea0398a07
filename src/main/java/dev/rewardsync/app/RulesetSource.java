package dev.rewardsync.app;

import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.DecisionPolicy;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.yaml.DiagnosticReport;
import dev.rewardsync.rule.yaml.RulesetError;
import dev.rewardsync.rule.yaml.RulesetReader;
import dev.rewardsync.stream.WorkerRefusedException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;

/**
 * The ruleset in force. It is read at start-up and again whenever the file's content changes. A file with errors is
 * rejected, and the previous ruleset stays in force.
 */
final class RulesetSource implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RulesetSource.class);

    private final RulesetFile file;
    private final DecisionPolicy policy;
    private final MeterRegistry registry;
    private final Consumer<Ruleset> onInForce;
    private final Counter failures;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ruleset-watch").daemon().factory());
    private volatile Decider decider;
    private Gauge info;
    private byte[] content;
    private @Nullable String lastReadError;
    private boolean contentRejected;
    private volatile boolean rejected;

    /**
     * Creates the source and reads the ruleset.
     *
     * @param onInForce is called with each ruleset that comes into force, including the first, before it decides events. A
     *     ruleset for which it fails does not come into force
     * @throws WorkerRefusedException if the file cannot be read or has errors; the message lists all of them
     */
    RulesetSource(Resource file, DecisionPolicy policy, MeterRegistry registry, Consumer<Ruleset> onInForce) {
        this.file = new RulesetFile(file);
        this.policy = policy;
        this.registry = registry;
        this.onInForce = onInForce;
        this.failures = Counter.builder("rewardsync.ruleset.reload.failures")
                .description("Changed rulesets that were refused or could not be read.")
                .register(registry);
        Gauge.builder("rewardsync.ruleset.rejected", () -> rejected ? 1 : 0)
                .description(
                        "Whether the ruleset file cannot be used, so that the previous ruleset stays in force: 1 or 0.")
                .register(registry);
        this.content = firstContent(this.file);
        this.decider = new Decider(firstRuleset(this.file, content), policy);
        this.info = registered(decider.ruleset().version());
        onInForce.accept(decider.ruleset());
        log.info("Ruleset {} is in force, read from {}", decider.ruleset().version(), file.getDescription());
    }

    /** Starts to check the file for changes. */
    void watch(Duration interval) {
        executor.scheduleWithFixedDelay(
                this::reloadIfChanged, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns the decider for the ruleset in force. */
    Decider decider() {
        return decider;
    }

    /** Returns the ruleset in force. */
    Ruleset ruleset() {
        return decider.ruleset();
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    /** Reads the file and puts its ruleset in force if the content changed. */
    void reloadIfChanged() {
        try {
            byte[] read = file.read();
            if (!Arrays.equals(read, content)) {
                content = read;
                contentRejected = true; // also if reload() fails
                contentRejected = !reload();
            }
            lastReadError = null;
            rejected = contentRejected;
        } catch (IOException e) {
            rejected = true;
            String reason = String.valueOf(e.getMessage());
            if (!reason.equals(lastReadError)) {
                lastReadError = reason;
                failures.increment();
                log.error(
                        "Cannot read the ruleset; ruleset {} stays in force: {}",
                        ruleset().version(),
                        reason);
            }
        } catch (RuntimeException e) {
            rejected = true;
            failures.increment();
            log.error(
                    "Cannot reload the ruleset; ruleset {} stays in force",
                    ruleset().version(),
                    e);
        }
    }

    /** Puts the ruleset of the content in force, and returns whether it has no errors. */
    private boolean reload() {
        return switch (RulesetReader.read(file.name(), content)) {
            case RulesetReader.Result.Valid(Ruleset ruleset) -> {
                String before = ruleset().version();
                Decider next = new Decider(ruleset, policy);
                onInForce.accept(ruleset);
                decider = next;
                registry.remove(info);
                info = registered(ruleset.version());
                log.info("Ruleset {} is in force, replacing {}", ruleset.version(), before);
                yield true;
            }
            case RulesetReader.Result.Invalid(List<RulesetError> errors) -> {
                failures.increment();
                log.error(
                        "The changed ruleset has errors; ruleset {} stays in force:\n{}",
                        ruleset().version(),
                        new DiagnosticReport(content).render(errors));
                yield false;
            }
        };
    }

    private Gauge registered(String version) {
        return Gauge.builder("rewardsync.ruleset.info", () -> 1)
                .description("The version of the ruleset in force.")
                .tag("version", version)
                .register(registry);
    }

    private static byte[] firstContent(RulesetFile file) {
        try {
            return file.read();
        } catch (IOException e) {
            throw new WorkerRefusedException("Cannot read the ruleset (rewardsync.rules): " + e.getMessage(), e);
        }
    }

    private static Ruleset firstRuleset(RulesetFile file, byte[] content) {
        return switch (RulesetReader.read(file.name(), content)) {
            case RulesetReader.Result.Valid(Ruleset ruleset) -> ruleset;
            case RulesetReader.Result.Invalid(List<RulesetError> errors) ->
                throw new WorkerRefusedException(
                        "The ruleset has errors:\n" + new DiagnosticReport(content).render(errors));
        };
    }
}
