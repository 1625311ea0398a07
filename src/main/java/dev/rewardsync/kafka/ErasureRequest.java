package dev.rewardsync.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The request to erase a customer: a record in the inbox, in the home partition of the customer. Its key is the customer
 * id.
 */
public final class ErasureRequest {

    /** Contains the fingerprint of the key that the request was made with. */
    private static final String HEADER = "rewardsync_erase";

    private ErasureRequest() {}

    /** Returns whether a record of the inbox with these headers is a request. */
    public static boolean isIn(Headers headers) {
        return headers.lastHeader(HEADER) != null;
    }

    /** Returns whether a request was made with a key. */
    public static boolean wasMadeWith(ErasureKey key, Headers headers) {
        Header header = headers.lastHeader(HEADER);
        return header != null && Arrays.equals(header.value(), key.fingerprint());
    }

    /**
     * Returns the request.
     *
     * @param partitions the number of partitions of the inbox
     */
    @SuppressWarnings("NullAway") // Kafka's records take null for a value that is absent.
    static ProducerRecord<byte[], byte[]> record(String inbox, int partitions, String customerId, ErasureKey key) {
        ProducerRecord<byte[], byte[]> request = new ProducerRecord<>(
                inbox, partitionOf(customerId, partitions), customerId.getBytes(StandardCharsets.UTF_8), null);
        request.headers().add(HEADER, key.fingerprint());
        return request;
    }

    /** Returns the partition of a customer's records in a topic that the worker writes. */
    static int partitionOf(String customerId, int partitions) {
        return PartitionHash.of(customerId) % partitions;
    }
}
