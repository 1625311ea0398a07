package dev.rewardsync.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.IdempotencyRecord;
import dev.rewardsync.event.EventType;
import dev.rewardsync.event.Fingerprint;
import dev.rewardsync.event.ReviewApproved;
import dev.rewardsync.order.ParkedOrderEvents;
import dev.rewardsync.order.RefereeOrder;
import dev.rewardsync.order.RefereeOrderCount;
import dev.rewardsync.rule.yaml.RuleSnapshots;
import dev.rewardsync.testing.PropertyTest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateCodecTest {

    private static final int SEEDS = 15;
    private static final int ROUNDS = 20;
    private static final AccountOwner OWNER = AccountOwner.customer("c-1");

    private static final StoredAccount OPENED =
            new StoredAccount(Account.opened(OWNER), Optional.empty(), OrderIdFilter.NONE);

    private final OrderCodec orders = new OrderCodec(source -> RandomState.eventOf(source), RuleSnapshots::of);

    @PropertyTest(seeds = SEEDS, freshSeed = true)
    void accountsRoundTrip(long seed) {
        RandomState random = new RandomState(seed);
        for (int round = 0; round < ROUNDS; round++) {
            StoredAccount account = random.storedAccount(OWNER);
            assertThat(AccountCodec.read(OWNER, AccountCodec.write(account))).isEqualTo(account);
        }
    }

    @PropertyTest(seeds = SEEDS, freshSeed = true)
    void ordersRoundTrip(long seed) {
        RandomState random = new RandomState(seed);
        for (int round = 0; round < ROUNDS; round++) {
            StoredOrder order = new StoredOrder(random.order(OWNER), random.day());
            assertThat(orders.read(OWNER, "o-1", orders.write(order))).isEqualTo(order);
        }
    }

    @PropertyTest(seeds = SEEDS)
    void parkedEventsRoundTrip(long seed) {
        RandomState random = new RandomState(seed);
        for (int round = 0; round < ROUNDS; round++) {
            ParkedOrderEvents parked = new ParkedOrderEvents(OWNER, "o-1", random.parked());
            byte[] bytes = orders.write(new StoredOrder(parked, StoredOrder.NOT_PLACED));
            assertThat(orders.read(OWNER, "o-1", bytes))
                    .usingRecursiveComparison()
                    .isEqualTo(new StoredOrder(parked, StoredOrder.NOT_PLACED));
        }
    }

    @PropertyTest(seeds = SEEDS)
    void refereeOrdersRoundTrip(long seed) {
        RandomState random = new RandomState(seed);
        for (int round = 0; round < ROUNDS; round++) {
            StoredOrder order = new StoredOrder(random.refereeOrder(OWNER), StoredOrder.NOT_PLACED);
            assertThat(orders.read(OWNER, RefereeOrder.key("o-1"), orders.write(order)))
                    .isEqualTo(order);
        }
    }

    @Test
    void refereeOrderCountsRoundTrip() {
        StoredOrder referee =
                new StoredOrder(new RefereeOrderCount(OWNER, RefereeOrderCount.key("c-2"), 3), StoredOrder.NOT_PLACED);
        assertThat(orders.read(OWNER, RefereeOrderCount.key("c-2"), orders.write(referee)))
                .isEqualTo(referee);
    }

    @Test
    void idempotencyRecordsRoundTrip() {
        for (IdempotencyRecord record : List.of(
                new IdempotencyRecord(
                        "review:r-7", EventType.REVIEW_APPROVED, new Fingerprint(Long.MIN_VALUE, List.of()), null),
                new IdempotencyRecord(
                        "x",
                        EventType.POINTS_ADJUSTED,
                        new Fingerprint(-1, List.of(Short.MIN_VALUE, (short) 0, Short.MAX_VALUE)),
                        Instant.parse("2026-11-21T10:15:30.000000001Z")))) {
            assertThat(IdempotencyRecordCodec.read(record.key(), IdempotencyRecordCodec.write(record)))
                    .isEqualTo(record);
        }
    }

    @Test
    void newAccountIsSmall() {
        assertThat(AccountCodec.write(OPENED)).hasSizeLessThan(80);
    }

    @PropertyTest(seeds = SEEDS)
    void damagedBytesAreUnreadable(long seed) {
        byte[] bytes = AccountCodec.write(new RandomState(seed).storedAccount(OWNER));
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> AccountCodec.read(OWNER, cut)).isInstanceOf(UnreadableStateException.class);
        }
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertThatThrownBy(() -> AccountCodec.read(OWNER, longer)).isInstanceOf(UnreadableStateException.class);
    }

    @PropertyTest(seeds = SEEDS)
    void parkedEventsAreParsedFromTheirRecords(long seed) {
        RandomState random = new RandomState(seed);
        ParkedOrderEvents parked = new ParkedOrderEvents(OWNER, "o-1", random.parked());
        StoredOrder read = orders.read(OWNER, "o-1", orders.write(new StoredOrder(parked, StoredOrder.NOT_PLACED)));
        assertThat(((ParkedOrderEvents) read.order()).parked())
                .allSatisfy(inbound -> assertThat(inbound.event()).isInstanceOf(ReviewApproved.class));
    }
}
