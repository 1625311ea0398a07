package dev.rewardsync.rule;

/** A rule stored with an order's points that this version can't read; the message says why and names no customer. */
public final class UnreadableRuleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableRuleException(String message) {
        super(message);
    }
}
