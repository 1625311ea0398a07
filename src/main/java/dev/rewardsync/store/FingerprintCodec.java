package dev.rewardsync.store;

import dev.rewardsync.event.Fingerprint;

/** Writes and reads a {@link Fingerprint} as part of another value. */
final class FingerprintCodec {

    private FingerprintCodec() {}

    static void write(StateWriter writer, Fingerprint fingerprint) {
        writer.bits(fingerprint.content()).list(fingerprint.fields(), StateWriter::shortBits);
    }

    static Fingerprint read(StateReader reader) {
        return new Fingerprint(reader.bits(), reader.list(StateReader::shortBits));
    }
}
