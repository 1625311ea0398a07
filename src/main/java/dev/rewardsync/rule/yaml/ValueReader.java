package dev.rewardsync.rule.yaml;

import org.jspecify.annotations.Nullable;

/** The way from something written to what it means; null where it means nothing, which is then a problem. */
@FunctionalInterface
interface ValueReader<F, T> {

    @Nullable
    T of(F written);
}
