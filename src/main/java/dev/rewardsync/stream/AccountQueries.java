package dev.rewardsync.stream;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.kafka.ErasureKey;
import dev.rewardsync.store.AccountCodec;
import dev.rewardsync.store.StateKeys;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Reads accounts from threads that are not stream threads. It reads one value of one store, so it never returns a
 * half-updated account. The decision that wrote the account may not be committed yet.
 *
 * @param homePartitions the number of home partitions
 * @param erasureKey null if customers cannot be erased
 * @param advertisedAddress the host:port of this instance for other instances; null if it is the only one
 */
record AccountQueries(
        KafkaStreams streams,
        int homePartitions,
        ClockMode clock,
        InstantSource wall,
        @Nullable ErasureKey erasureKey,
        @Nullable String advertisedAddress) {

    /**
     * Finds the account of a customer. A customer who was erased has that of a guest, as the worker books it.
     *
     * @throws IllegalStateException if Kafka Streams changes its state during the query
     */
    AccountLocation find(AccountOwner owner) {
        int partition = HomePartition.of(owner, homePartitions);
        try {
            byte[] stored = store(CustomerStores.ACCOUNTS, partition).get(Bytes.wrap(StateKeys.owner(owner)));
            Account account = stored == null
                    ? Account.opened(isErased(owner, partition) ? AccountOwner.guest(owner.id()) : owner)
                    : AccountCodec.read(owner, stored).account();
            return new AccountLocation.Local(account, stored != null, now(partition));
        } catch (InvalidStateStoreException e) {
            return remote(owner, partition);
        }
    }

    private boolean isErased(AccountOwner owner, int partition) {
        return erasureKey != null
                && ErasedCustomers.isErased(owner, erasureKey, store(CustomerStores.TOTALS, partition));
    }

    private ReadOnlyKeyValueStore<Bytes, byte[]> store(String name, int partition) {
        return streams.store(
                StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<Bytes, byte[]>keyValueStore())
                        .withPartition(partition));
    }

    private Instant now(int partition) {
        return switch (clock) {
            case WALL -> wall.instant();
            case EVENTS -> {
                Instant latest = TaskClock.EventTime.latest(store(CustomerStores.TOTALS, partition));
                yield latest.equals(Instant.MIN) ? wall.instant() : latest;
            }
        };
    }

    @SuppressWarnings("removal") // the method of StreamPartitioner with headers is not called for queries
    private AccountLocation remote(AccountOwner owner, int partition) {
        KeyQueryMetadata metadata = streams.queryMetadataForKey(
                CustomerStores.ACCOUNTS, owner, (topic, key, value, partitions) -> Optional.of(Set.of(partition)));
        HostInfo host = metadata.activeHost();
        if (metadata.equals(KeyQueryMetadata.NOT_AVAILABLE) || host.toString().equals(ownAddress())) {
            return new AccountLocation.Unavailable("partition " + partition + " is being handed over or restored");
        }
        return host.equals(HostInfo.unavailable())
                ? new AccountLocation.Unavailable(
                        "partition " + partition + " is at another instance that does not advertise its"
                                + " address; set rewardsync.api.advertised-address at every instance")
                : new AccountLocation.Remote(host.host(), host.port());
    }

    private String ownAddress() {
        return advertisedAddress == null
                ? ""
                : HostInfo.buildFromEndpoint(advertisedAddress).toString();
    }
}
