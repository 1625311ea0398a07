package dev.rewardsync.offline;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.order.TrackedOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Visits the state of the same customers in two runs, side by side. */
public final class SideBySide {

    private SideBySide() {}

    /** Receives the values of one key. At least one is not null. */
    public interface Visitor<T> {
        void visit(AccountOwner owner, @Nullable T first, @Nullable T second);
    }

    /** Visits all accounts of both runs, sorted by the length of the owner's id and then by the id. */
    public static void accounts(OfflineCustomers first, OfflineCustomers second, Visitor<Account> visitor) {
        join(
                first.accounts(),
                second.accounts(),
                (owner, ours, theirs) -> visitor.visit(
                        owner, ours == null ? null : ours.account(), theirs == null ? null : theirs.account()));
    }

    /** Visits all orders of both runs, in the order of the owners, then by order id. */
    public static void orders(OfflineCustomers first, OfflineCustomers second, Visitor<TrackedOrder> visitor) {
        join(first.orders(), second.orders(), visitor);
    }

    private static <V> void join(SpillingTable<V> first, SpillingTable<V> second, Visitor<V> visitor) {
        try (SpillingTable<V>.SortedValues ours = first.sorted();
                SpillingTable<V>.SortedValues theirs = second.sorted()) {
            boolean more = ours.next();
            boolean moreTheirs = theirs.next();
            while (more || moreTheirs) {
                int order = order(more, moreTheirs, ours, theirs);
                AccountOwner owner = (order <= 0 ? ours : theirs).key().owner();
                visitor.visit(owner, order <= 0 ? ours.value() : null, order >= 0 ? theirs.value() : null);
                more = order <= 0 ? ours.next() : more;
                moreTheirs = order >= 0 ? theirs.next() : moreTheirs;
            }
        }
    }

    /** Returns which run has the next key: negative for the first, positive for the second, 0 for both. */
    private static <V> int order(
            boolean more,
            boolean moreTheirs,
            SpillingTable<V>.SortedValues ours,
            SpillingTable<V>.SortedValues theirs) {
        if (!more || !moreTheirs) {
            return more ? -1 : 1;
        }
        return Arrays.compareUnsigned(ours.storedKey(), theirs.storedKey());
    }
}
