package dev.rewardsync.store;

import dev.rewardsync.decision.IdempotencyRecord;
import java.util.Map;

/** Writes and reads an {@link IdempotencyRecord}. The natural key is not part of the value: it is in the key. */
public final class IdempotencyRecordCodec {

    private static final StateFormat<String, IdempotencyRecord> FORMAT = new StateFormat<>(
            "natural key", IdempotencyRecordCodec::writeRecord, Map.of(1, IdempotencyRecordCodec::readRecord));

    private IdempotencyRecordCodec() {}

    /** Returns the record as bytes. */
    public static byte[] write(IdempotencyRecord record) {
        return FORMAT.write(record);
    }

    /**
     * Reads a record.
     *
     * @param key the natural key
     * @throws UnreadableStateException if the bytes are damaged or have an unsupported format
     */
    public static IdempotencyRecord read(String key, byte[] bytes) {
        return FORMAT.read(key, bytes);
    }

    private static void writeRecord(StateWriter writer, IdempotencyRecord record) {
        FingerprintCodec.write(writer.constant(ConstantIds.EVENT_TYPES, record.type()), record.fingerprint());
        writer.optional(record.expiresAt(), StateWriter::instant);
    }

    private static IdempotencyRecord readRecord(String key, StateReader reader) {
        return new IdempotencyRecord(
                key,
                reader.constant(ConstantIds.EVENT_TYPES),
                FingerprintCodec.read(reader),
                reader.optional(StateReader::instant));
    }
}
