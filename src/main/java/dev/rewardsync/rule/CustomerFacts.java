package dev.rewardsync.rule;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.ReferralStatistics;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A customer as conditions see them.
 *
 * @param lifetimeSales in the ruleset's currency
 * @param balance available points
 * @param tier {@link TierPolicy#NONE} below the first level
 * @param referee whether somebody invited the customer
 * @param refereeSignups customers invited who signed up
 * @param refereeOrders completed orders of theirs
 * @param refereeOrdersAmount the sum of those, in the ruleset's currency
 * @param refereesWhoOrdered how many of them completed an order
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
        long refereesWhoOrdered)
        implements CustomerFactsBuilder.With {

    /** The customer of an account as it stands. */
    public static CustomerFacts of(Account account) {
        return of(account, account.statistics().orders());
    }

    /** The same without the order that the event is about. */
    public static CustomerFacts withoutOneOrder(Account account) {
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
                referrals.refereesWhoOrdered());
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
                balance,
                tier,
                referee,
                refereeSignups,
                refereeOrders,
                refereeOrdersAmount,
                refereesWhoOrdered);
    }

    /** Whether the customer invited someone who signed up. */
    public boolean referrer() {
        return refereeSignups > 0;
    }
}
