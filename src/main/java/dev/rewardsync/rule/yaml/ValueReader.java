package dev.rewardsync.rule.yaml;

import org.jspecify.annotations.Nullable;

/** Reads a value from its source form. */
@FunctionalInterface
interface ValueReader<F, T> {

    /** Returns the value; null if the source is invalid. */
    @Nullable
    T read(F source);
}
