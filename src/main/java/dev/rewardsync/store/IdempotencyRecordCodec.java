package dev.rewardsync.store;

import dev.rewardsync.decision.IdempotencyRecord;
import java.util.Map;

/** A {@link IdempotencyRecord} as bytes, without its natural key, which is in the store's key. */
public final class IdempotencyRecordCodec {

    private static final StateFormat<String, IdempotencyRecord> FORMAT =
            new StateFormat<>("natural key", IdempotencyRecordCodec::write, Map.of(1, IdempotencyRecordCodec::read));

    private IdempotencyRecordCodec() {}

    /** What is remembered, as bytes. */
    public static byte[] write(IdempotencyRecord remembered) {
        return FORMAT.write(remembered);
    }

    /**
     * What is remembered, of bytes.
     *
     * @throws UnreadableStateException where these are not its bytes
     */
    public static IdempotencyRecord read(String key, byte[] bytes) {
        return FORMAT.read(key, bytes);
    }

    private static void write(StateWriter writer, IdempotencyRecord remembered) {
        FingerprintCodec.write(writer.constant(ConstantIds.EVENT_TYPES, remembered.type()), remembered.fingerprint());
        writer.optional(remembered.expiresAt(), StateWriter::instant);
    }

    private static IdempotencyRecord read(String key, StateReader reader) {
        return new IdempotencyRecord(
                key,
                reader.constant(ConstantIds.EVENT_TYPES),
                FingerprintCodec.read(reader),
                reader.optional(StateReader::instant));
    }
}
