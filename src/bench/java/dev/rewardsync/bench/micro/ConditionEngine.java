package dev.rewardsync.bench.micro;

/** Evaluates every {@link BenchmarkCondition} with one engine. */
interface ConditionEngine {

    /** Returns the conditions that are true for the cart at an index. Bit n is the condition with ordinal n. */
    int matches(int cart);
}
