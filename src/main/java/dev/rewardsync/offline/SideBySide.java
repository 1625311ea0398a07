package dev.rewardsync.offline;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.order.TrackedOrder;
import dev.rewardsync.store.StateKeys;
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
        try (SortedValues<V> ours = first.sorted();
                SortedValues<V> theirs = second.sorted()) {
            boolean more = ours.next();
            boolean moreTheirs = theirs.next();
            while (more || moreTheirs) {
                int order = !more || !moreTheirs
                        ? more ? -1 : 1
                        : Arrays.compareUnsigned(ours.storedKey(), theirs.storedKey());
                AccountOwner owner = StateKeys.ownerIn((order <= 0 ? ours : theirs).storedKey());
                visitor.visit(owner, order <= 0 ? ours.value() : null, order >= 0 ? theirs.value() : null);
                more = order <= 0 ? ours.next() : more;
                moreTheirs = order >= 0 ? theirs.next() : moreTheirs;
            }
        }
    }
}
