package dev.rewardsync.store;

import dev.rewardsync.decision.IdempotencyRecord;
import dev.rewardsync.event.EventType;

/** A {@link IdempotencyRecord} as bytes, without its natural key, which is in the store's key. */
public final class IdempotencyRecordCodec {

    private static final int VERSION = 1;

    private static final EventType[] TYPES = EventType.values();

    private IdempotencyRecordCodec() {}

    /** What is remembered, as bytes. */
    public static byte[] write(IdempotencyRecord remembered) {
        StateWriter writer = StateWriter.version(VERSION).constant(remembered.type());
        FingerprintCodec.write(writer, remembered.fingerprint());
        return writer.optional(remembered.forgetAt(), StateWriter::instant).toByteArray();
    }

    /**
     * What is remembered, of bytes.
     *
     * @throws UnreadableStateException where these are not its bytes
     */
    public static IdempotencyRecord read(String key, byte[] bytes) {
        return StateReader.read(
                bytes,
                VERSION,
                "natural key",
                reader -> new IdempotencyRecord(
                        key,
                        reader.constant(TYPES),
                        FingerprintCodec.read(reader),
                        reader.optional(StateReader::instant)));
    }
}
