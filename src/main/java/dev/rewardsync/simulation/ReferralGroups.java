package dev.rewardsync.simulation;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.event.CustomerSignedUp;
import dev.rewardsync.event.CustomerUpdated;
import dev.rewardsync.event.ShopEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Groups of customers who invited each other, directly or indirectly. An event affects no points outside the group of its
 * customer.
 */
public final class ReferralGroups {

    /** A customer of the same group, by customer id; the representative of a group has none. */
    private final Map<String, String> parents = new HashMap<>();

    /** Joins the groups of an event's customer and of the referrer that it names, if it names one. */
    public void add(ShopEvent event) {
        String referrerId = referrerId(event);
        if (referrerId != null) {
            String first = representative(Objects.requireNonNull(event.customerId()));
            String second = representative(referrerId);
            if (!first.equals(second)) {
                parents.put(first, second);
            }
        }
    }

    private static @Nullable String referrerId(ShopEvent event) {
        return switch (event) {
            case CustomerSignedUp signedUp -> signedUp.referrerId();
            case CustomerUpdated updated -> updated.referrerId();
            default -> null;
        };
    }

    /** Returns the representative of a customer's group, or a guest, who is a group alone. */
    public AccountOwner groupOf(AccountOwner owner) {
        return owner.guest() ? owner : AccountOwner.customer(representative(owner.id()));
    }

    /** Shortens the path to the representative by half, so that long chains of invitations are followed once. */
    private String representative(String customerId) {
        String current = customerId;
        String parent = parents.get(current);
        while (parent != null) {
            String grandparent = parents.get(parent);
            if (grandparent == null) {
                return parent;
            }
            parents.put(current, grandparent);
            current = grandparent;
            parent = parents.get(current);
        }
        return current;
    }
}
