package dev.rewardsync.rulefile;

import org.jspecify.annotations.Nullable;

/** The way from something written to what it means; null where it means nothing, which is then a problem. */
@FunctionalInterface
interface Reading<F, T> {

    @Nullable
    T of(F written);
}
