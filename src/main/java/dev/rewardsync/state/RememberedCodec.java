package dev.rewardsync.state;

import dev.rewardsync.decision.Remembered;

/** A {@link Remembered} as bytes, without its natural key, which is in the store's key. */
public final class RememberedCodec {

    private static final int VERSION = 1;

    private RememberedCodec() {}

    /** What is remembered, as bytes. */
    public static byte[] write(Remembered remembered) {
        StateWriter writer = StateWriter.version(VERSION);
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
                reader -> new Remembered(key, FingerprintCodec.read(reader), reader.optional(StateReader::instant)));
    }
}
