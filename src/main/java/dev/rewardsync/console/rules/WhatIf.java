package dev.rewardsync.console.rules;

import dev.rewardsync.console.database.StoredText;
import dev.rewardsync.event.EventType;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.json.JsonObjectWriter;
import dev.rewardsync.json.ParseResult;
import dev.rewardsync.offline.OfflineRecord;
import dev.rewardsync.offline.OfflineRecordReader;
import dev.rewardsync.offline.SpillDirectory;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.simulation.EventPartitions;
import dev.rewardsync.simulation.ReferralGroups;
import dev.rewardsync.simulation.RulesetSimulation;
import dev.rewardsync.topic.TopicNames;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides the orders in the database by two rulesets and compares the points. The latest orders are used, up to a limit, with
 * their completion or cancellation. The database has no other events, so refunds, reviews and sign-ups are left out.
 */
public final class WhatIf {

    /** The limits keep a comparison within seconds, and its memory small. */
    static final int MAX_ORDERS = 20_000;

    static final int MAX_RULES = 500;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final long MAX_BYTES = 64L << 20;
    private static final long STATE_BYTES = 64L << 20;

    private static final String ORDERS = """
            SELECT order_id, customer_id, website, reason, occurred_at, order_document FROM order_export
            WHERE (reason = 'PLACED' AND order_document IS NOT NULL) OR reason IN ('COMPLETED', 'CANCELED')
            ORDER BY occurred_at DESC, revision DESC FETCH FIRST ? ROWS ONLY""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final Duration limit;
    private final OfflineRecordReader reader = new OfflineRecordReader(TopicNames.standard());
    private final ReentrantLock running = new ReentrantLock();

    /**
     * Creates comparisons over the orders in a database.
     *
     * @param transaction PostgreSQL reads rows one after the other only in transactions
     */
    public WhatIf(JdbcTemplate template, TransactionTemplate transaction) {
        this(template, transaction, InstantSource.system(), LIMIT);
    }

    /**
     * Creates comparisons with another limit.
     *
     * @param limit the time after which a comparison is stopped
     */
    WhatIf(JdbcTemplate template, TransactionTemplate transaction, InstantSource clock, Duration limit) {
        this.clock = clock;
        this.limit = limit;
        this.jdbc = JdbcClient.create(template);
        this.transaction = transaction;
    }

    private record Step(SourceRecord source) {}

    /** What came of a comparison. */
    public sealed interface Outcome {

        /** The comparison. */
        record Compared(WhatIfResult result) implements Outcome {}

        /**
         * It was not done.
         *
         * @param reason a sentence
         */
        record Refused(String reason) implements Outcome {}
    }

    /** Thrown if a comparison takes too long. */
    private static final class TooSlowException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Compares two rulesets.
     *
     * @throws org.springframework.dao.DataAccessException if the database does not answer
     */
    public Outcome compare(Ruleset before, Ruleset after) throws IOException {
        if (rules(after) > MAX_RULES) {
            return new Outcome.Refused("The file has more than " + MAX_RULES
                    + " rules. Use the command rules simulate, which has no such limit.");
        }
        if (!running.tryLock()) {
            return new Outcome.Refused("Another comparison is running. Try again in a moment.");
        }
        try {
            return new Outcome.Compared(decide(before, after));
        } catch (TooSlowException e) {
            return new Outcome.Refused("The comparison took longer than " + limit.toSeconds()
                    + " seconds and was stopped. Use the command rules simulate.");
        } finally {
            running.unlock();
        }
    }

    private static int rules(Ruleset ruleset) {
        return ruleset.chains().values().stream()
                .mapToInt(chain -> chain.rules().size())
                .sum();
    }

    private WhatIfResult decide(Ruleset before, Ruleset after) throws IOException {
        Instant deadline = clock.instant().plus(limit);
        try (SpillDirectory directory = new SpillDirectory()) {
            WhatIfResult result = new WhatIfResult(before, after);
            EventPartitions events = new EventPartitions(new ReferralGroups(), MAX_BYTES, STATE_BYTES, directory);
            for (Step step : steps().reversed()) {
                requireTime(deadline);
                OfflineRecord read = reader.read(step.source(), null);
                if (read.parsed() instanceof ParseResult.Parsed<ShopEvent>(ShopEvent event)) {
                    result.count(event);
                    events.add(read, event);
                }
            }
            events.complete();
            new RulesetSimulation(before, after, events, STATE_BYTES, directory).run(1, partition -> {
                requireTime(deadline);
                result.add(partition);
            });
            return result;
        }
    }

    private void requireTime(Instant deadline) {
        if (clock.instant().isAfter(deadline)) {
            throw new TooSlowException();
        }
    }

    /** Returns the events of the latest orders, the latest first. */
    private List<Step> steps() {
        BoundedSteps steps = new BoundedSteps();
        transaction.executeWithoutResult(
                status -> jdbc.sql(ORDERS).param(2 * MAX_ORDERS).query(row -> {
                    steps.add(row);
                }));
        return steps.list();
    }

    private static final class BoundedSteps {

        private final List<Step> steps = new ArrayList<>();
        private long orders;
        private long bytes;

        void add(ResultSet row) throws SQLException {
            if (orders >= MAX_ORDERS || bytes >= MAX_BYTES) {
                return;
            }
            byte[] order = row.getBytes("order_document");
            boolean placed = row.getString("reason").equals("PLACED");
            byte[] value = placed ? order : status(row);
            orders += placed ? 1 : 0;
            bytes += value.length;
            EventType type = placed ? EventType.ORDER_PLACED : EventType.ORDER_STATUS_CHANGED;
            String topic = String.valueOf(TopicNames.standard().inputs().get(type));
            steps.add(new Step(new SourceRecord(type, topic, 0, steps.size(), Instant.EPOCH, null, value, List.of())));
        }

        List<Step> list() {
            return steps;
        }

        private static byte[] status(ResultSet row) throws SQLException {
            Instant at = row.getObject("occurred_at", OffsetDateTime.class).toInstant();
            String orderId = StoredText.unescape(row.getString("order_id"));
            String status = row.getString("reason").equals("COMPLETED") ? "completed" : "canceled";
            String storedCustomer = row.getString("customer_id");
            String customer = storedCustomer == null ? null : StoredText.unescape(storedCustomer);
            String website = StoredText.unescape(row.getString("website"));
            return JsonObjectWriter.write(json -> json.text("eventId", "what-if")
                    .instant("occurredAt", at)
                    .text("customerId", customer)
                    .text("website", website)
                    .text("orderId", orderId)
                    .text("status", status));
        }
    }
}
