package dev.rewardsync.console.action;

import dev.rewardsync.console.books.CustomerQueries;
import dev.rewardsync.event.PointsAdjusted;
import dev.rewardsync.json.JsonObjectWriter;
import dev.rewardsync.json.ParseResult.Failed;
import dev.rewardsync.json.ParseResult.Parsed;
import dev.rewardsync.json.PointsAdjustment;
import dev.rewardsync.kafka.ConfirmedProducer;
import dev.rewardsync.kafka.KafkaAccessException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.dao.DataAccessException;

/** Corrects points by hand: writes a points-adjusted event, which the worker books as one of the shop's. */
public final class PointsAdjuster {

    private static final String EVENT_ID_PREFIX = "console:";

    private final OperatorActions actions;
    private final CustomerQueries customers;
    private final ConfirmedProducer producer;
    private final String topic;

    /**
     * Creates an adjuster.
     *
     * @param topic the topic of points-adjusted events
     */
    PointsAdjuster(OperatorActions actions, CustomerQueries customers, ConfirmedProducer producer, String topic) {
        this.actions = actions;
        this.customers = customers;
        this.producer = producer;
        this.topic = topic;
    }

    /**
     * Adjusts a customer's points. Returns the event, which the worker books within moments.
     *
     * @param body the request as JSON; see docs/console.md
     */
    public PointsAdjusted adjust(ActionRequest request, String customerId, byte[] body) throws ActionFailedException {
        PointsAdjustment adjustment = read(request, customerId, body);
        requireCustomer(customerId);
        PointsAdjusted event = adjustment.event();
        String by = Objects.requireNonNull(event.by(), "checked by the reader");
        return actions.perform(
                request.action(ActionType.ADJUST, by, customerId, details(event)),
                loggedAt -> send(customerId, adjustment));
    }

    /** Checks a request without doing anything. Returns the event that {@link #adjust} would write. */
    public PointsAdjusted check(ActionRequest request, String customerId, byte[] body) throws ActionFailedException {
        PointsAdjusted event = read(request, customerId, body).event();
        requireCustomer(customerId);
        return event;
    }

    private static PointsAdjustment read(ActionRequest request, String customerId, byte[] body)
            throws ActionFailedException {
        PointsAdjustment.Origin origin = new PointsAdjustment.Origin(
                EVENT_ID_PREFIX + request.actionId(), request.at(), customerId, request.knownName());
        return switch (PointsAdjustment.read(body, origin)) {
            case Parsed<PointsAdjustment>(PointsAdjustment read) -> read;
            case Failed<PointsAdjustment> failed ->
                throw ActionFailedException.invalid("The adjustment is not valid.", failed.errors());
        };
    }

    /** A mistyped id would open a new account. */
    private void requireCustomer(String customerId) throws ActionFailedException {
        try {
            if (customers.find(customerId).isEmpty()) {
                throw ActionFailedException.notFound("The console knows no customer with this id.");
            }
        } catch (DataAccessException e) {
            throw ActionFailedException.unavailable("The database does not answer, so nothing was done.");
        }
    }

    private PointsAdjusted send(String customerId, PointsAdjustment adjustment) throws ActionFailedException {
        try {
            producer.write(topic, customerId.getBytes(StandardCharsets.UTF_8), adjustment.value());
            return adjustment.event();
        } catch (KafkaAccessException e) {
            throw ActionFailedException.unavailable("The action is in the operator log, but the event could not be"
                    + " written to the topic " + topic + ": " + e.getMessage() + ". Send the request again.");
        }
    }

    private static byte[] details(PointsAdjusted event) {
        return JsonObjectWriter.write(json -> json.integer("points", event.points())
                .text("reason", event.reason())
                .text("reference", event.reference())
                .text(
                        "expiresAt",
                        event.expiresAt() == null ? null : event.expiresAt().toString()));
    }
}
