package dev.rewardsync.state;

import dev.rewardsync.decision.Remembered;
import dev.rewardsync.event.EventType;

/** A {@link Remembered} as bytes, without its natural key, which is in the store's key. */
public final class RememberedCodec {

    private static final int VERSION = 1;

    private static final EventType[] TYPES = EventType.values();

    private RememberedCodec() {}

    /** What is remembered, as bytes. */
    public static byte[] write(Remembered remembered) {
        StateWriter writer = StateWriter.version(VERSION).constant(remembered.type());
        FingerprintCodec.write(writer, remembered.fingerprint());
        return writer.optional(remembered.forgetAt(), StateWriter::instant).toByteArray();
    }

    /**
     * What is remembered, of bytes.
     *
     * @throws StateUnreadable where these are not its bytes
     */
    public static Remembered read(String key, byte[] bytes) {
        return StateReader.read(
                bytes,
                VERSION,
                "natural key",
                reader -> new Remembered(
                        key,
                        reader.constant(TYPES),
                        FingerprintCodec.read(reader),
                        reader.optional(StateReader::instant)));
    }
}
