package dev.rewardsync.json;

import dev.rewardsync.event.CustomerSignedUp;
import dev.rewardsync.event.CustomerUpdated;
import dev.rewardsync.event.EventType;
import dev.rewardsync.event.Membership;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.OrderRefunded;
import dev.rewardsync.event.OrderStatusChanged;
import dev.rewardsync.event.RejectionCode;
import dev.rewardsync.event.ReviewApproved;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.input.SourceRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads events from records. Every event is read by this class, and only once. It never throws because of a record's
 * content: an invalid value is {@link ParseResult.Failed}, with all of its errors.
 */
public final class EventReader {

    /** The largest value that is accepted, in bytes. */
    public static final int MAX_BYTES = StrictJsonParser.MAX_BYTES;

    /** The default for how long after its record's timestamp an event may have occurred. */
    public static final Duration DEFAULT_MAX_AHEAD = Duration.ofDays(1);

    /** Limits the detail of an error: it contains field names, whose length is not limited. */
    private static final int MAX_DETAIL_LENGTH = 1000;

    private final Duration maxAhead;

    /** Creates a reader with {@link #DEFAULT_MAX_AHEAD}. */
    public EventReader() {
        this(DEFAULT_MAX_AHEAD);
    }

    /**
     * Creates a reader.
     *
     * @param maxAhead how long after its record's timestamp an event may have occurred. Later events are rejected: a
     *     wrong year would expire all of a customer's points.
     */
    public EventReader(Duration maxAhead) {
        this.maxAhead = maxAhead;
    }

    /** Reads the event in a record, and compares {@code occurredAt} with the record's arrival. */
    public ParseResult<ShopEvent> read(SourceRecord source) {
        return read(source, source.arrivedAt());
    }

    /**
     * Reads the event in a record.
     *
     * @param timestamp the record's timestamp; null if it has none, and then the event may have occurred at any time
     */
    public ParseResult<ShopEvent> read(SourceRecord source, @Nullable Instant timestamp) {
        byte[] value = source.value();
        if (value == null) {
            return rejected(RejectionCode.MALFORMED_JSON, "expected one JSON object, got no value");
        }
        String referral = ReferralEventJson.kind(source);
        if (referral == null && value.length > MAX_BYTES) {
            String detail = "expected at most %d bytes, got %d".formatted(MAX_BYTES, value.length);
            return rejected(RejectionCode.TOO_LARGE, detail);
        }
        try {
            FieldErrors errors = new FieldErrors();
            JsonValue.JsonObject object = StrictJsonParser.read(value);
            ShopEvent event;
            if (referral == null) {
                event = event(source.type(), new JsonFields(object, errors));
                checkTime(event.occurredAt(), timestamp, errors);
            } else {
                event = ReferralEventJson.read(referral, source.type(), JsonFields.ofWorker(object, errors));
            }
            return errors.isEmpty()
                    ? new ParseResult.Parsed<>(event)
                    : rejected(RejectionCode.INVALID_EVENT, errors.detail(), errors.listed());
        } catch (MalformedJsonException e) {
            return rejected(RejectionCode.MALFORMED_JSON, e.detail());
        }
    }

    private void checkTime(Instant occurredAt, @Nullable Instant timestamp, FieldErrors errors) {
        if (timestamp != null
                && occurredAt.isAfter(timestamp)
                && Duration.between(timestamp, occurredAt).compareTo(maxAhead) > 0) {
            errors.add(
                    JsonPointer.of(null, "occurredAt"),
                    "an instant at most %s after the record's timestamp, %s"
                            .formatted(durationText(maxAhead), Rfc3339.format(timestamp)),
                    "a later one");
        }
    }

    private static String durationText(Duration duration) {
        long days = duration.toDays();
        boolean wholeDays = duration.equals(Duration.ofDays(days));
        return wholeDays ? days + (days == 1 ? " day" : " days") : duration.toString();
    }

    /**
     * Reads an order that was read from a record before, or that {@link CompactedOrder} wrote.
     *
     * @throws IllegalArgumentException if the bytes are not an order-placed event
     */
    public OrderPlaced orderPlaced(byte[] value) {
        FieldErrors errors = new FieldErrors();
        try {
            OrderPlaced order = OrderPlacedReader.read(JsonFields.ofWorker(StrictJsonParser.read(value), errors));
            if (errors.isEmpty()) {
                return order;
            }
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException(e);
        }
        throw new IllegalArgumentException(errors.detail());
    }

    /** Reads the event in an object; its errors are added to those of the fields. */
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
                fields.optionalDecimal("amount", DecimalRange.AMOUNT),
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
                referrerId,
                membership(fields));
    }

    /** Reads an optional {@code membership}. */
    static @Nullable Membership membership(JsonFields fields) {
        return switch (fields.label("membership")) {
            case null -> null;
            case "active" -> Membership.ACTIVE;
            case "suspended" -> Membership.SUSPENDED;
            default -> {
                fields.addError("membership", "expected active or suspended, got another string");
                yield null;
            }
        };
    }

    private static ParseResult<ShopEvent> rejected(RejectionCode code, String detail) {
        return rejected(code, detail, List.of());
    }

    private static ParseResult<ShopEvent> rejected(RejectionCode code, String detail, List<FieldError> errors) {
        String bounded = detail.length() <= MAX_DETAIL_LENGTH ? detail : detail.substring(0, MAX_DETAIL_LENGTH) + "…";
        return new ParseResult.Failed<>(code, bounded, errors);
    }
}
