package dev.rewardsync.json;

import dev.rewardsync.event.Envelope;
import dev.rewardsync.event.EventType;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.PayableScope;
import dev.rewardsync.event.ReferralEvent;
import dev.rewardsync.event.RefundTotals;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.money.CurrencyChange;
import dev.rewardsync.money.ExchangeRate;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes referral events, which the worker sends through the inbox to the customer who invited another one.
 * Only the worker writes these records, and a header marks them.
 */
public final class ReferralEventJson {

    /** The header that marks an inbox record as a referral event. Its value is the kind of event. */
    public static final String HEADER = "rewardsync_origin_message";

    private static final String SIGNED_UP = "referee-signed-up";
    private static final String ORDER_COMPLETED = "referee-order-completed";
    private static final String ORDER_CHANGED = "referee-order-changed";
    private static final String ORDER_CANCELED = "referee-order-canceled";

    private ReferralEventJson() {}

    /** Returns the kind of an event, the header's value. */
    public static String kind(ReferralEvent event) {
        return switch (event) {
            case ReferralEvent.SignedUp signedUp -> SIGNED_UP;
            case ReferralEvent.OrderCompleted completed -> ORDER_COMPLETED;
            case ReferralEvent.OrderChanged changed -> ORDER_CHANGED;
            case ReferralEvent.OrderCanceled canceled -> ORDER_CANCELED;
        };
    }

    /** Returns the record's value. */
    public static byte[] value(ReferralEvent event) {
        return JsonObjectWriter.write(json -> {
            json.text("eventId", event.eventId())
                    .exactInstant("occurredAt", event.occurredAt())
                    .text("customerId", event.customerId())
                    .text("website", event.website())
                    .text("refereeId", event.refereeId());
            switch (event) {
                case ReferralEvent.SignedUp signedUp -> json.text("group", signedUp.group());
                case ReferralEvent.OrderCompleted completed ->
                    json.text("group", completed.group())
                            .integer("ordersBefore", completed.ordersBefore())
                            .exact("rewardDiscount", completed.rewardDiscount())
                            .object("payable", completed.payable(), ReferralEventJson::payable)
                            .object("refunded", completed.refunded(), ReferralEventJson::refunded)
                            .rawJson("order", CompactedOrder.of(completed.order()));
                case ReferralEvent.OrderChanged changed ->
                    json.exact("rewardDiscount", changed.rewardDiscount())
                            .object("payable", changed.payable(), ReferralEventJson::payable)
                            .object("refundedBefore", changed.refundedBefore(), ReferralEventJson::refunded)
                            .object("refunded", changed.refunded(), ReferralEventJson::refunded)
                            .text("refundId", changed.refundId())
                            .object("currencyChange", changed.currencyChange(), ReferralEventJson::currencyChange)
                            .rawJson("order", CompactedOrder.of(changed.order()));
                case ReferralEvent.OrderCanceled canceled -> json.text("orderId", canceled.orderId());
            }
        });
    }

    /** Writes the parts of an order that points can pay. */
    private static void payable(JsonObjectWriter json, PayableScope payable) {
        Set<String> lines = payable.lines();
        json.flag("shipping", payable.coversShipping()).flag("tax", payable.coversTax());
        if (lines != null) {
            json.objects("lines", List.copyOf(lines), (line, lineId) -> line.text("lineId", lineId));
        }
    }

    /** Reads the parts of an order that points can pay. Events of earlier versions contain only {@code coversShipping}. */
    private static PayableScope payable(JsonFields fields) {
        JsonFields payable = fields.object("payable");
        if (payable == null) {
            return PayableScope.allLines(Boolean.TRUE.equals(fields.flag("coversShipping")));
        }
        Set<String> lines = new TreeSet<>();
        payable.objects("lines").forEach(line -> lines.add(line.id("lineId")));
        return new PayableScope(
                payable.value("lines") == null ? null : lines,
                Boolean.TRUE.equals(payable.flag("shipping")),
                Boolean.TRUE.equals(payable.flag("tax")));
    }

    private static void refunded(JsonObjectWriter json, RefundTotals refunded) {
        json.objects(
                        "lines",
                        List.copyOf(refunded.byLine().entrySet()),
                        (line, pieces) -> line.text("lineId", pieces.getKey()).exact("quantity", pieces.getValue()))
                .flag("shipping", refunded.shipping())
                .exact("amount", refunded.amount().signum() == 0 ? null : refunded.amount());
    }

    private static void currencyChange(JsonObjectWriter json, CurrencyChange change) {
        json.exact("fromRate", change.fromRate().foreignPerBase())
                .text("to", change.to().code())
                .exact("toRate", change.toRate().foreignPerBase());
    }

    /** Returns the kind of event in a record's header; null if the record is not a referral event. */
    static @Nullable String kind(SourceRecord source) {
        for (SourceRecord.Header header : source.headers()) {
            if (header.name().equals(HEADER) && header.value() != null) {
                return new String(header.value(), StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    /** Reads the event in an object; its errors are added to those of {@code fields}. */
    static ReferralEvent read(String kind, EventType type, JsonFields fields) {
        Envelope envelope = EnvelopeReader.ofCustomer(fields);
        String refereeId = fields.id("refereeId");
        return switch (kind) {
            case SIGNED_UP -> new ReferralEvent.SignedUp(envelope, type, refereeId, group(fields));
            case ORDER_CANCELED -> new ReferralEvent.OrderCanceled(envelope, type, refereeId, fields.id("orderId"));
            case ORDER_CHANGED -> changed(envelope, type, refereeId, fields);
            default -> completed(envelope, type, refereeId, fields);
        };
    }

    private static ReferralEvent completed(Envelope envelope, EventType type, String refereeId, JsonFields fields) {
        OrderPlaced order = OrderPlacedReader.read(fields.requiredObject("order"));
        BigDecimal rewardDiscount = fields.decimal("rewardDiscount", DecimalRange.AMOUNT);
        return new ReferralEvent.OrderCompleted(
                envelope,
                type,
                refereeId,
                order,
                rewardDiscount,
                payable(fields),
                refunded(fields, "refunded"),
                group(fields),
                count(fields, "ordersBefore"));
    }

    private static ReferralEvent changed(Envelope envelope, EventType type, String refereeId, JsonFields fields) {
        OrderPlaced order = OrderPlacedReader.read(fields.requiredObject("order"));
        BigDecimal rewardDiscount = fields.decimal("rewardDiscount", DecimalRange.AMOUNT);
        return new ReferralEvent.OrderChanged(
                envelope,
                type,
                refereeId,
                order,
                rewardDiscount,
                payable(fields),
                refunded(fields, "refundedBefore"),
                refunded(fields, "refunded"),
                fields.optionalId("refundId"),
                currencyChange(fields));
    }

    private static @Nullable CurrencyChange currencyChange(JsonFields fields) {
        JsonFields change = fields.object("currencyChange");
        return change == null
                ? null
                : new CurrencyChange(rate(change, "fromRate"), change.currency("to"), rate(change, "toRate"));
    }

    private static ExchangeRate rate(JsonFields fields, String name) {
        BigDecimal rate = fields.decimal(name, DecimalRange.RULESET_RATE);
        return rate.signum() > 0 ? new ExchangeRate(rate) : ExchangeRate.ONE;
    }

    private static RefundTotals refunded(JsonFields fields, String name) {
        JsonFields refunded = fields.requiredObject(name);
        Map<String, BigDecimal> pieces = new TreeMap<>();
        refunded.objects("lines")
                .forEach(line -> pieces.put(line.id("lineId"), line.decimal("quantity", DecimalRange.QUANTITY)));
        BigDecimal amount = refunded.optionalDecimal("amount", DecimalRange.AMOUNT);
        return new RefundTotals(
                pieces,
                Boolean.TRUE.equals(refunded.flag("shipping")),
                Objects.requireNonNullElse(amount, BigDecimal.ZERO));
    }

    private static String group(JsonFields fields) {
        return Objects.requireNonNullElse(fields.label("group"), "");
    }

    private static long count(JsonFields fields, String name) {
        return fields.integer(name, 0, Long.MAX_VALUE, 0);
    }
}
