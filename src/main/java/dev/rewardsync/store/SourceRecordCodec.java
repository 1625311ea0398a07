package dev.rewardsync.store;

import dev.rewardsync.input.SourceRecord;

/** Writes and reads a {@link SourceRecord} as part of another value. */
final class SourceRecordCodec {

    private SourceRecordCodec() {}

    static void write(StateWriter writer, SourceRecord source) {
        writer.constant(ConstantIds.EVENT_TYPES, source.type())
                .text(source.topic())
                .count(source.partition())
                .count(source.offset())
                .instant(source.arrivedAt())
                .optional(source.key(), StateWriter::blob)
                .optional(source.value(), StateWriter::blob)
                .list(
                        source.headers(),
                        (out, header) -> out.text(header.name()).optional(header.value(), StateWriter::blob));
    }

    static SourceRecord read(StateReader reader) {
        return new SourceRecord(
                reader.constant(ConstantIds.EVENT_TYPES),
                reader.text(),
                reader.smallCount(),
                reader.count(),
                reader.instant(),
                reader.optional(StateReader::blob),
                reader.optional(StateReader::blob),
                reader.list(in -> new SourceRecord.Header(in.text(), in.optional(StateReader::blob))));
    }
}
