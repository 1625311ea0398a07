package dev.rewardsync.rule;

import dev.rewardsync.account.Account;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A customer as conditions see them.
 *
 * @param lifetimeSales in the ruleset's currency
 * @param balance available points
 */
public record CustomerFacts(
        @Nullable String email,
        String group,
        BigDecimal lifetimeSales,
        long lifetimeSpentPoints,
        long orders,
        long reviews,
        boolean subscriber,
        long balance) {

    /** The customer of an account as it stands. */
    public static CustomerFacts of(Account account) {
        return new CustomerFacts(
                account.profile().email(),
                account.profile().group(),
                account.figures().lifetimeSales(),
                account.lifetime().spent(),
                account.figures().orders(),
                account.figures().reviews(),
                account.profile().subscriber(),
                account.balance().available());
    }

    /** The same customer as an order of theirs describes them; what it leaves out, null, stays as it is. */
    public CustomerFacts describedAs(@Nullable String otherEmail, @Nullable String otherGroup) {
        return new CustomerFacts(
                otherEmail == null ? email : otherEmail,
                otherGroup == null ? group : otherGroup,
                lifetimeSales,
                lifetimeSpentPoints,
                orders,
                reviews,
                subscriber,
                balance);
    }

    /** The same with one order less: the one that the event is about. */
    public CustomerFacts withoutOneOrder() {
        return new CustomerFacts(
                email, group, lifetimeSales, lifetimeSpentPoints, orders - 1, reviews, subscriber, balance);
    }
}
