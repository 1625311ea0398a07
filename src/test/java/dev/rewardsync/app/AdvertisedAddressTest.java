package dev.rewardsync.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rewardsync.stream.WorkerRefusedException;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdvertisedAddressTest {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress PRIVATE_NETWORK = InetAddress.ofLiteral("10.0.0.1");

    @Test
    void isAbsentByDefault() {
        assertThat(address(null, LOOPBACK)).isNull();
        assertThat(address(" ", LOOPBACK)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"worker-1:8080", "10.0.0.1:8080", "[2001:db8::1]:8080", "localhost.example.com:8080"})
    void ofAnotherMachinesNetworkNeedsAnApiThatListensThere(String address) {
        assertThat(address(address, PRIVATE_NETWORK)).isEqualTo(address);
        assertThat(address(address, InetAddress.ofLiteral("0.0.0.0"))).isEqualTo(address);
        assertThat(address(address, null)).isEqualTo(address);
        for (String loopback : new String[] {"127.0.0.1", "127.0.0.2", "::1"}) {
            assertThatThrownBy(() -> address(address, InetAddress.ofLiteral(loopback)))
                    .isInstanceOf(WorkerRefusedException.class)
                    .hasMessageContaining(address)
                    .hasMessageContaining("Set server.address");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "LOCALHOST:8080", "127.0.0.1:8080", "[::1]:8080"})
    void ofThisMachineIsEnoughForInstancesOnOneMachine(String address) {
        assertThat(address(address, LOOPBACK)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"worker-1", ":8080", "http://worker-1:8080", "worker-1:port", "2001:db8::1:8080"})
    void needsAHostAndAPort(String address) {
        assertThatThrownBy(() -> address(address, PRIVATE_NETWORK))
                .isInstanceOf(WorkerRefusedException.class)
                .hasMessageContaining("Expected a host and a port");
    }

    private static @Nullable String address(@Nullable String advertised, @Nullable InetAddress listensOn) {
        return AdvertisedAddress.of(new RewardSyncSettings.ApiSettings(null, advertised), listensOn)
                .hostAndPort();
    }
}
