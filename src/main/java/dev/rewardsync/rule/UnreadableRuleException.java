package dev.rewardsync.rule;

/** A rule stored with an order's points that this version cannot read. The message contains the reason and no personal data. */
public final class UnreadableRuleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableRuleException(String message) {
        super(message);
    }
}
