package dev.rewardsync.json;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to replay dead letters: a single one, or all that a filter selects.
 *
 * @param topic the dead letter topic
 * @param partition the partition of a single dead letter; null for a filter
 * @param offset the offset of a single dead letter; null for a filter
 * @param code the error code; null for all
 * @param from the earliest timestamp, inclusive; null for any
 * @param to the latest timestamp, exclusive; null for any
 * @param by the name of the person; null if the request does not say it
 */
public record ReplayRequest(
        String topic,
        @Nullable Integer partition,
        @Nullable Long offset,
        @Nullable String code,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String by) {

    private static final List<String> FIELDS = List.of("topic", "partition", "offset", "code", "from", "to", "by");

    /** Reads a request. Unknown fields are errors: without its filter, a request would replay too much. */
    public static ParseResult<ReplayRequest> read(byte[] request) {
        FieldErrors errors = new FieldErrors();
        try {
            JsonFields fields = new JsonFields(StrictJsonParser.read(request), errors);
            fields.allowOnly(FIELDS::contains);
            ReplayRequest read = new ReplayRequest(
                    OutputFields.text(fields, "topic"),
                    number(fields, "partition", Integer.MAX_VALUE) instanceof Long partition
                            ? partition.intValue()
                            : null,
                    number(fields, "offset", Long.MAX_VALUE),
                    fields.label("code"),
                    fields.optionalInstant("from"),
                    fields.optionalInstant("to"),
                    fields.label("by"));
            if (read.partition() == null != (read.offset() == null)) {
                fields.addError("offset", "expected partition and offset together, or neither");
            }
            return errors.isEmpty() ? new ParseResult.Parsed<>(read) : ParseResult.Failed.invalid(errors);
        } catch (MalformedJsonException e) {
            return ParseResult.Failed.malformed(e);
        }
    }

    private static @Nullable Long number(JsonFields fields, String name, long max) {
        return fields.value(name) == null ? null : Long.valueOf(fields.integer(name, 0, max, 0));
    }

    /** Returns the request without the person, as JSON. */
    public byte[] selection() {
        return JsonObjectWriter.write(json -> {
            json.text("topic", topic);
            if (partition != null && offset != null) {
                json.integer("partition", partition).integer("offset", offset);
            }
            json.text("code", code).instant("from", from).instant("to", to);
        });
    }
}
