package dev.rewardsync.kafka;

import dev.rewardsync.input.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Converts record headers to and from Kafka's types. */
public final class KafkaHeaders {

    private KafkaHeaders() {}

    /** Returns new, mutable headers with the same names and values. */
    public static Headers of(List<SourceRecord.Header> sourceHeaders) {
        Headers headers = new RecordHeaders();
        for (SourceRecord.Header header : sourceHeaders) {
            addNullable(headers, header.name(), header.value());
        }
        return headers;
    }

    /** Adds a header with a text in UTF-8. */
    public static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns all headers. */
    public static List<SourceRecord.Header> read(Headers headers) {
        return readExcept(headers, name -> false);
    }

    /** Returns all headers except those whose name is excluded. */
    public static List<SourceRecord.Header> readExcept(Headers headers, Predicate<String> excluded) {
        List<SourceRecord.Header> read = new ArrayList<>();
        for (Header header : headers) {
            if (!excluded.test(header.key())) {
                read.add(new SourceRecord.Header(header.key(), header.value()));
            }
        }
        return List.copyOf(read);
    }

    @SuppressWarnings("NullAway") // Kafka's headers take null for an absent value.
    private static void addNullable(Headers headers, String name, byte @Nullable [] value) {
        headers.add(name, value);
    }
}
