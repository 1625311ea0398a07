package dev.rewardsync.stream;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
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
 * Reads accounts for others than the threads that decide. One read of one store, so that what it gives is an account as
 * one decision left it, never half of two; that decision may be committed a moment later.
 *
 * @param homes into how many parts customers are divided
 * @param advertisedAddress where other instances reach this one; null where it is the only one
 */
record AccountQueries(
        KafkaStreams streams,
        int homes,
        ClockMode clock,
        InstantSource wall,
        @Nullable String advertisedAddress) {

    AccountLocation find(AccountOwner owner) {
        int home = HomePartition.of(owner, homes);
        try {
            byte[] stored = store(CustomerStores.ACCOUNTS, home).get(Bytes.wrap(StateKeys.owner(owner)));
            Account account = stored == null
                    ? Account.opened(owner)
                    : AccountCodec.read(owner, stored).account();
            return new AccountLocation.Here(account, stored != null, now(home));
        } catch (InvalidStateStoreException e) {
            return elsewhere(owner, home);
        }
    }

    private ReadOnlyKeyValueStore<Bytes, byte[]> store(String name, int home) {
        return streams.store(
                StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<Bytes, byte[]>keyValueStore())
                        .withPartition(home));
    }

    private Instant now(int home) {
        return switch (clock) {
            case WALL -> wall.instant();
            case EVENTS -> {
                Instant latest = TaskClock.Events.latest(store(CustomerStores.TOTALS, home));
                yield latest.equals(Instant.MIN) ? wall.instant() : latest;
            }
        };
    }

    private AccountLocation elsewhere(AccountOwner owner, int home) {
        KeyQueryMetadata metadata = streams.queryMetadataForKey(
                CustomerStores.ACCOUNTS, owner, (topic, key, value, partitions) -> Optional.of(Set.of(home)));
        HostInfo host = metadata.activeHost();
        if (metadata.equals(KeyQueryMetadata.NOT_AVAILABLE) || host.toString().equals(ownAddress())) {
            return new AccountLocation.Nowhere("partition " + home + " is being handed over or restored");
        }
        return host.equals(HostInfo.unavailable())
                ? new AccountLocation.Nowhere(
                        "partition " + home + " is at another instance, which does not say where it"
                                + " answers; set rewardsync.api.advertised-address at every instance")
                : new AccountLocation.Elsewhere(host.host(), host.port());
    }

    private String ownAddress() {
        return advertisedAddress == null
                ? ""
                : HostInfo.buildFromEndpoint(advertisedAddress).toString();
    }
}
