package dev.rewardsync.store;

import dev.rewardsync.event.Fingerprint;

/** A {@link Fingerprint} as a part of another value's bytes. */
final class FingerprintCodec {

    private FingerprintCodec() {}

    static void write(StateWriter writer, Fingerprint fingerprint) {
        writer.bits(fingerprint.content()).list(fingerprint.fields(), StateWriter::shortBits);
    }

    static Fingerprint read(StateReader reader) {
        return new Fingerprint(reader.bits(), reader.list(StateReader::shortBits));
    }
}
