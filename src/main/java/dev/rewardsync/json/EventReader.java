package dev.rewardsync.json;

import dev.rewardsync.event.CustomerSignedUp;
import dev.rewardsync.event.CustomerUpdated;
import dev.rewardsync.event.DeadLetter;
import dev.rewardsync.event.EventType;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.OrderRefunded;
import dev.rewardsync.event.OrderStatusChanged;
import dev.rewardsync.event.ReviewApproved;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.event.SourceRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one way from a record's bytes to an event. It never throws on what the shop sends: a value that is no event is
 * {@link Reading.Unreadable}, with everything that is wrong with it.
 */
public final class EventReader {

    /** The largest value that is read, in bytes. */
    public static final int MAX_BYTES = StrictJsonParser.MAX_BYTES;

    /** How long after its record's timestamp an event may have occurred, unless it is set. */
    public static final Duration DEFAULT_MAX_AHEAD = Duration.ofDays(1);

    /** Names of fields, which are part of the detail, have no limit of their own. */
    private static final int MAX_DETAIL_LENGTH = 1000;

    private final Duration maxAhead;

    /** A reader with {@link #DEFAULT_MAX_AHEAD}. */
    public EventReader() {
        this(DEFAULT_MAX_AHEAD);
    }

    /**
     * A reader.
     *
     * @param maxAhead how long after its record's timestamp an event may have occurred: one wrong year would expire
     *     everything that a customer has
     */
    public EventReader(Duration maxAhead) {
        this.maxAhead = maxAhead;
    }

    /** Reads the event in a record, which is judged by when it arrived. */
    public Reading read(SourceRecord source) {
        return read(source, source.arrivedAt());
    }

    /**
     * Reads the event in a record.
     *
     * @param timestamp the record's own; null where it has none, so that the event may have occurred at any time
     */
    public Reading read(SourceRecord source, @Nullable Instant timestamp) {
        byte[] value = source.value();
        if (value == null) {
            return unreadable(source, DeadLetter.Code.MALFORMED_JSON, "expected one JSON object, got no value");
        }
        String referral = ReferralEventJson.kind(source);
        if (referral == null && value.length > MAX_BYTES) {
            String detail = "expected at most %d bytes, got %d".formatted(MAX_BYTES, value.length);
            return unreadable(source, DeadLetter.Code.TOO_LARGE, detail);
        }
        try {
            FieldErrors problems = new FieldErrors();
            JsonValue.Fields object = StrictJsonParser.read(value);
            ShopEvent event;
            if (referral == null) {
                event = event(source.type(), new JsonFields(object, problems));
                checkTime(event.occurredAt(), timestamp, problems);
            } else {
                event = ReferralEventJson.read(referral, source.type(), JsonFields.ofWorker(object, problems));
            }
            return problems.none()
                    ? new Reading.Read(event)
                    : unreadable(source, DeadLetter.Code.INVALID_EVENT, problems.detail());
        } catch (MalformedJsonException e) {
            return unreadable(source, DeadLetter.Code.MALFORMED_JSON, Objects.requireNonNullElse(e.getMessage(), ""));
        }
    }

    private void checkTime(Instant occurredAt, @Nullable Instant timestamp, FieldErrors problems) {
        if (timestamp != null
                && occurredAt.isAfter(timestamp)
                && Duration.between(timestamp, occurredAt).compareTo(maxAhead) > 0) {
            problems.add(
                    JsonPointer.of(null, "occurredAt"),
                    "an instant at most %s after the record's timestamp, %s"
                            .formatted(inWords(maxAhead), Rfc3339.format(timestamp)),
                    "a later one");
        }
    }

    private static String inWords(Duration duration) {
        long days = duration.toDays();
        boolean wholeDays = duration.equals(Duration.ofDays(days));
        return wholeDays ? days + (days == 1 ? " day" : " days") : duration.toString();
    }

    /**
     * The order in bytes that were read before, or that {@link CompactedOrder} wrote.
     *
     * @throws IllegalArgumentException where they are no order-placed event
     */
    public OrderPlaced orderPlaced(byte[] value) {
        FieldErrors problems = new FieldErrors();
        try {
            OrderPlaced order = OrderPlacedReader.read(JsonFields.ofWorker(StrictJsonParser.read(value), problems));
            if (problems.none()) {
                return order;
            }
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException(e);
        }
        throw new IllegalArgumentException(problems.detail());
    }

    /** The event in an object; what is wrong with it goes to the problems of the fields. */
    private static ShopEvent event(EventType type, JsonFields fields) {
        return switch (type) {
            case ORDER_PLACED -> OrderPlacedReader.read(fields);
            case ORDER_STATUS_CHANGED -> statusChanged(fields);
            case REVIEW_APPROVED -> reviewApproved(fields);
            case CUSTOMER_SIGNED_UP -> signedUp(fields);
            case CUSTOMER_UPDATED -> updated(fields);
            case CUSTOMER_ACTIVITY -> CustomerActivityReader.read(fields);
            case ORDER_REFUNDED -> refunded(fields);
            case POINTS_ADJUSTED -> PointsAdjustedReader.read(fields);
        };
    }

    private static OrderStatusChanged statusChanged(JsonFields fields) {
        String orderId = fields.id("orderId");
        return new OrderStatusChanged(EnvelopeReader.ofOrder(fields), orderId, fields.requiredLabel("status"));
    }

    private static OrderRefunded refunded(JsonFields fields) {
        return new OrderRefunded(
                EnvelopeReader.ofOrder(fields),
                fields.id("orderId"),
                fields.id("refundId"),
                fields.value("lines") == null ? null : pieces(fields),
                fields.flag("shipping"),
                fields.flag("full"));
    }

    private static List<OrderRefunded.RefundedLine> pieces(JsonFields fields) {
        return fields.objects("lines").stream()
                .map(line -> new OrderRefunded.RefundedLine(
                        line.id("lineId"), line.decimal("quantity", DecimalRange.QUANTITY)))
                .toList();
    }

    private static ReviewApproved reviewApproved(JsonFields fields) {
        return new ReviewApproved(
                EnvelopeReader.ofCustomer(fields),
                fields.id("reviewId"),
                fields.optionalId("sku"),
                fields.optionalDecimal("rating", DecimalRange.ANY));
    }

    private static CustomerSignedUp signedUp(JsonFields fields) {
        String referrerId = fields.optionalId("referrerId");
        return new CustomerSignedUp(
                EnvelopeReader.ofCustomer(fields),
                fields.email("email"),
                Objects.requireNonNullElse(fields.label("group"), CustomerSignedUp.DEFAULT_GROUP),
                fields.date("birthday"),
                Boolean.TRUE.equals(fields.flag("newsletter")),
                referrerId);
    }

    private static CustomerUpdated updated(JsonFields fields) {
        String referrerId = fields.optionalId("referrerId");
        return new CustomerUpdated(
                EnvelopeReader.ofCustomer(fields),
                fields.email("email"),
                fields.label("group"),
                fields.date("birthday"),
                fields.flag("newsletter"),
                referrerId);
    }

    private static Reading unreadable(SourceRecord source, DeadLetter.Code code, String detail) {
        String bounded = detail.length() <= MAX_DETAIL_LENGTH ? detail : detail.substring(0, MAX_DETAIL_LENGTH) + "…";
        return new Reading.Unreadable(new DeadLetter(source, code, bounded));
    }
}
