package dev.rewardsync.json;

import dev.rewardsync.event.PointsAdjusted;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A correction of a customer's points by hand, as a points-adjusted event.
 *
 * @param value the event as JSON in UTF-8
 */
public record PointsAdjustment(PointsAdjusted event, byte[] value) {

    private static final List<String> REQUESTED = List.of("points", "reason", "reference", "expiresAt", "by");

    /**
     * Who adjusts whose points, and when.
     *
     * @param eventId the id of the event; the worker books an id once
     * @param by who makes the adjustment; null if the request says so
     */
    public record Origin(
            String eventId,
            Instant occurredAt,
            String customerId,
            @Nullable String by) {}

    /**
     * Reads a request: a JSON object with {@code points} and any of {@code reason}, {@code reference}, {@code expiresAt}
     * and {@code by}. Other fields are errors.
     */
    public static ParseResult<PointsAdjustment> read(byte[] request, Origin origin) {
        FieldErrors errors = new FieldErrors();
        try {
            JsonValue.JsonObject requested = StrictJsonParser.read(request);
            JsonFields fields = new JsonFields(requested, errors);
            fields.allowOnly(name -> isAllowed(name, origin));
            requested.put("eventId", new JsonValue.PlainString(origin.eventId()));
            requested.put(
                    "occurredAt", new JsonValue.PlainString(origin.occurredAt().toString()));
            requested.put("customerId", new JsonValue.PlainString(origin.customerId()));
            requested.put("opening", JsonValue.JsonNull.NULL);
            if (origin.by() != null) {
                requested.put("by", new JsonValue.PlainString(origin.by()));
            }
            PointsAdjusted event = PointsAdjustedReader.read(fields);
            if (event.by() == null) {
                fields.addTypeError("by", "the name of the person", null);
            }
            return errors.isEmpty()
                    ? new ParseResult.Parsed<>(new PointsAdjustment(event, json(event)))
                    : ParseResult.Failed.invalid(errors);
        } catch (MalformedJsonException e) {
            return ParseResult.Failed.malformed(e);
        }
    }

    private static boolean isAllowed(String name, Origin origin) {
        return REQUESTED.contains(name) && !(name.equals("by") && origin.by() != null);
    }

    private static byte[] json(PointsAdjusted event) {
        return JsonObjectWriter.write(json -> json.text(
                        "eventId", event.envelope().eventId())
                .exactInstant("occurredAt", event.envelope().occurredAt())
                .text("customerId", event.envelope().customerId())
                .integer("points", event.points())
                .text("reason", event.reason())
                .text("reference", event.reference())
                .text("by", event.by())
                .text(
                        "expiresAt",
                        event.expiresAt() == null ? null : event.expiresAt().toString()));
    }
}
