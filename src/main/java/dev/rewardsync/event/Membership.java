package dev.rewardsync.event;

/** Whether a customer takes part in the programme. */
public enum Membership {
    /** The customer earns and spends points. */
    ACTIVE,
    /** The customer earns no points and should spend none. */
    SUSPENDED
}
