package dev.rewardsync.cli;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.account.LifetimePoints;
import dev.rewardsync.ledger.Balance;
import dev.rewardsync.offline.SpillDirectory;
import dev.rewardsync.offline.SpillingSort;
import dev.rewardsync.simulation.CustomerComparison;
import dev.rewardsync.simulation.CustomerPoints;
import dev.rewardsync.simulation.OrderComparison;
import dev.rewardsync.store.StateKeys;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * The customers and orders whose points differ, in the order of the report: customers by the length of their id and then
 * by their id, orders by customer and then by order id.
 */
final class DifferingRows {

    private static final int POINTS_BYTES = 5 * Long.BYTES;

    private final SpillingSort customers;
    private final SpillingSort orders;

    /**
     * Creates an empty list.
     *
     * @param maxBytes the heap for rows; the others are in the directory
     */
    DifferingRows(long maxBytes, SpillDirectory directory) {
        customers = new SpillingSort("customers", maxBytes / 2, directory);
        orders = new SpillingSort("orders", maxBytes / 2, directory);
    }

    void add(CustomerComparison customer) {
        ByteBuffer points = ByteBuffer.allocate(2 * POINTS_BYTES);
        put(points, customer.oldPoints());
        put(points, customer.newPoints());
        customers.add(StateKeys.ofOwner(AccountOwner.customer(customer.customerId()), ""), points.array());
    }

    void add(OrderComparison order) {
        byte[] points = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(order.oldPoints())
                .putLong(order.newPoints())
                .array();
        orders.add(StateKeys.ofOwner(AccountOwner.customer(order.customerId()), order.orderId()), points);
    }

    private static void put(ByteBuffer buffer, CustomerPoints points) {
        buffer.putLong(points.lifetime().earned())
                .putLong(points.lifetime().spent())
                .putLong(points.lifetime().expired())
                .putLong(points.balance().available())
                .putLong(points.balance().pending());
    }

    void forEachCustomer(Consumer<CustomerComparison> visitor) {
        customers.forEach((key, value) -> {
            ByteBuffer points = ByteBuffer.wrap(value);
            visitor.accept(new CustomerComparison(StateKeys.ownerIn(key).id(), points(points), points(points)));
        });
    }

    private static CustomerPoints points(ByteBuffer buffer) {
        return new CustomerPoints(
                new LifetimePoints(buffer.getLong(), buffer.getLong(), buffer.getLong()),
                new Balance(buffer.getLong(), buffer.getLong()));
    }

    void forEachOrder(Consumer<OrderComparison> visitor) {
        orders.forEach((key, value) -> {
            ByteBuffer points = ByteBuffer.wrap(value);
            visitor.accept(new OrderComparison(
                    StateKeys.ownerIn(key).id(), StateKeys.idIn(key), points.getLong(), points.getLong()));
        });
    }
}
