package dev.rewardsync.json;

/** What came of reading a record that the worker wrote. */
public sealed interface RecordReading<T> {

    /** What the record says. */
    record Read<T>(T said) implements RecordReading<T> {}

    /** All that is wrong with it, each with its JSON pointer. */
    record Refused<T>(String detail) implements RecordReading<T> {}
}
