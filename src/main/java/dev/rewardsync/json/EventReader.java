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

    /** Names of fields, which are part of the detail, have no limit of their own. */
    private static final int MAX_DETAIL_LENGTH = 1000;

    /** The event in a record. */
    public Reading read(SourceRecord source) {
        byte[] value = source.value();
        if (value == null) {
            return unreadable(source, DeadLetter.Code.MALFORMED_JSON, "expected one JSON object, got no value");
        }
        if (value.length > MAX_BYTES) {
            String detail = "expected at most %d bytes, got %d".formatted(MAX_BYTES, value.length);
            return unreadable(source, DeadLetter.Code.TOO_LARGE, detail);
        }
        try {
            FieldErrors problems = new FieldErrors();
            ShopEvent event = event(source, StrictJsonParser.read(value), problems);
            return event == null
                    ? unreadable(source, DeadLetter.Code.INVALID_EVENT, problems.detail())
                    : new Reading.Read(event);
        } catch (MalformedJsonException e) {
            return unreadable(source, DeadLetter.Code.MALFORMED_JSON, Objects.requireNonNullElse(e.getMessage(), ""));
        }
    }

    /**
     * The order in bytes that were read before, or that {@link CompactedOrder} wrote.
     *
     * @throws IllegalArgumentException where they are no order-placed event
     */
    public OrderPlaced orderPlaced(byte[] value) {
        FieldErrors problems = new FieldErrors();
        try {
            if (event(EventType.ORDER_PLACED, StrictJsonParser.read(value), problems) instanceof OrderPlaced order) {
                return order;
            }
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException(e);
        }
        throw new IllegalArgumentException(problems.detail());
    }

    private static @Nullable ShopEvent event(SourceRecord source, JsonValue.Fields object, FieldErrors problems) {
        String referral = ReferralEventJson.kind(source);
        if (referral == null) {
            return event(source.type(), object, problems);
        }
        ShopEvent event = ReferralEventJson.read(referral, source.type(), new JsonFields(object, problems));
        return problems.none() ? event : null;
    }

    /** The event in an object, or null where there are problems. */
    private static @Nullable ShopEvent event(EventType type, JsonValue.Fields object, FieldErrors problems) {
        JsonFields fields = new JsonFields(object, problems);
        ShopEvent event = switch (type) {
            case ORDER_PLACED -> OrderPlacedReader.read(fields);
            case ORDER_STATUS_CHANGED -> statusChanged(fields);
            case REVIEW_APPROVED -> reviewApproved(fields);
            case CUSTOMER_SIGNED_UP -> signedUp(fields);
            case CUSTOMER_UPDATED -> updated(fields);
            case CUSTOMER_ACTIVITY -> CustomerActivityReader.read(fields);
            case ORDER_REFUNDED -> refunded(fields);
            case POINTS_ADJUSTED -> PointsAdjustedReader.read(fields);
        };
        return problems.none() ? event : null;
    }

    private static OrderStatusChanged statusChanged(JsonFields fields) {
        return new OrderStatusChanged(EnvelopeReader.ofOrder(fields), fields.id("orderId"), fields.id("status"));
    }

    private static OrderRefunded refunded(JsonFields fields) {
        return new OrderRefunded(
                EnvelopeReader.ofOrder(fields),
                fields.id("orderId"),
                fields.id("refundId"),
                fields.value("lines") == null ? null : pieces(fields),
                Boolean.TRUE.equals(fields.flag("shipping")),
                fields.flag("full"));
    }

    private static List<OrderRefunded.Pieces> pieces(JsonFields fields) {
        return fields.objects("lines").stream()
                .map(line ->
                        new OrderRefunded.Pieces(line.id("lineId"), line.decimal("quantity", DecimalRange.QUANTITY)))
                .toList();
    }

    private static ReviewApproved reviewApproved(JsonFields fields) {
        return new ReviewApproved(
                EnvelopeReader.ofCustomer(fields),
                fields.id("reviewId"),
                fields.label("sku"),
                fields.optionalDecimal("rating", DecimalRange.SIGNED_AMOUNT));
    }

    private static CustomerSignedUp signedUp(JsonFields fields) {
        return new CustomerSignedUp(
                EnvelopeReader.ofCustomer(fields),
                fields.email("email"),
                Objects.requireNonNullElse(fields.label("group"), CustomerSignedUp.DEFAULT_GROUP),
                fields.date("birthday"),
                Boolean.TRUE.equals(fields.flag("newsletter")),
                fields.optionalId("referrerId"));
    }

    private static CustomerUpdated updated(JsonFields fields) {
        return new CustomerUpdated(
                EnvelopeReader.ofCustomer(fields),
                fields.email("email"),
                fields.label("group"),
                fields.date("birthday"),
                fields.flag("newsletter"),
                fields.optionalId("referrerId"));
    }

    private static Reading unreadable(SourceRecord source, DeadLetter.Code code, String detail) {
        String bounded = detail.length() <= MAX_DETAIL_LENGTH ? detail : detail.substring(0, MAX_DETAIL_LENGTH) + "…";
        return new Reading.Unreadable(new DeadLetter(source, code, bounded));
    }
}
