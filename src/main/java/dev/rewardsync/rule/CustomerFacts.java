package dev.rewardsync.rule;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.ReferralStatistics;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The facts about a customer that rules can use.
 *
 * @param email null if unknown
 * @param lifetimeSales in the ruleset's currency
 * @param lifetimeSpentPoints points spent on orders, net of restorations
 * @param orders number of orders placed and not canceled
 * @param reviews number of approved reviews
 * @param balance available points
 * @param tier {@link TierPolicy#NONE} below the first level
 * @param referee whether the customer was invited by another customer
 * @param refereeSignups number of the customer's referees who signed up
 * @param refereeOrders number of completed orders of the referees
 * @param refereeOrdersAmount sum of these orders, in the ruleset's currency
 * @param refereesWhoOrdered number of referees with a completed order
 * @param suspended whether the customer's membership is suspended, so that no rule applies
 */
@RecordBuilder
public record CustomerFacts(
        @Nullable String email,
        String group,
        BigDecimal lifetimeSales,
        long lifetimeSpentPoints,
        long orders,
        long reviews,
        boolean subscriber,
        long balance,
        String tier,
        boolean referee,
        long refereeSignups,
        long refereeOrders,
        BigDecimal refereeOrdersAmount,
        long refereesWhoOrdered,
        boolean suspended)
        implements CustomerFactsBuilder.With {

    /** Returns the facts of an account's current state. */
    public static CustomerFacts of(Account account) {
        return of(account, account.statistics().orders());
    }

    /** Returns the facts of an account's current state with one order less: the order of the event is not counted. */
    public static CustomerFacts excludingOneOrder(Account account) {
        return of(account, account.statistics().orders() - 1);
    }

    private static CustomerFacts of(Account account, long orders) {
        ReferralStatistics referrals = account.statistics().referrals();
        return new CustomerFacts(
                account.profile().email(),
                account.profile().group(),
                account.statistics().lifetimeSales(),
                account.spentPoints(),
                orders,
                account.statistics().reviews(),
                account.profile().subscriber(),
                account.balance().available(),
                account.tierStatus().tier(),
                account.profile().referrerId() != null,
                referrals.signups(),
                referrals.orders(),
                referrals.ordersAmount(),
                referrals.refereesWhoOrdered(),
                account.profile().suspended());
    }

    /** Returns these facts with the email and group of an order; null keeps the value. */
    public CustomerFacts withEmailAndGroup(@Nullable String newEmail, @Nullable String newGroup) {
        return with(changed ->
                changed.email(newEmail == null ? email : newEmail).group(newGroup == null ? group : newGroup));
    }

    /** Returns whether a referee of the customer has signed up. */
    public boolean referrer() {
        return refereeSignups > 0;
    }
}
