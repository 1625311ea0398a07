package dev.rewardsync.bench.micro;

/** Something that holds all {@link Asked} conditions, ready to be asked about carts. */
interface ConditionEngine {

    /** Which of them hold for the cart of a number: a bit for each, in their order. */
    int holding(int cart);
}
