package dev.rewardsync.app;

import dev.rewardsync.stream.WorkerRefusedException;
import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address at which other instances reach the API of this one.
 *
 * @param hostAndPort such as {@code worker-1:8080}; null if the instance has no address
 */
record AdvertisedAddress(@Nullable String hostAndPort) {

    private static final Pattern FORM = Pattern.compile("([0-9A-Za-z._-]+|\\[[0-9A-Fa-f:.%]+]):[0-9]{1,5}");

    /**
     * Returns the address from the settings.
     *
     * @param listensOn the address on which the API listens; null for all addresses of the machine
     * @throws WorkerRefusedException if the address is malformed, or if other instances cannot reach it because the API
     *     listens on a loopback address
     */
    static AdvertisedAddress of(RewardSyncSettings.ApiSettings api, @Nullable InetAddress listensOn) {
        String address = api.advertisedAddress();
        if (address == null || address.isBlank()) {
            return new AdvertisedAddress(null);
        }
        Matcher form = FORM.matcher(address);
        if (!form.matches()) {
            throw new WorkerRefusedException("Invalid rewardsync.api.advertised-address: " + address
                    + ". Expected a host and a port, such as worker-1:8080 or [2001:db8::1]:8080");
        }
        if (listensOn != null && listensOn.isLoopbackAddress() && !isLoopback(form.group(1))) {
            throw new WorkerRefusedException("Other instances cannot reach this one at " + address
                    + " (rewardsync.api.advertised-address), because the API listens only on "
                    + listensOn.getHostAddress()
                    + " (server.address). Set server.address to an address that they can reach, or to 0.0.0.0 for all"
                    + " addresses of this machine");
        }
        return new AdvertisedAddress(address);
    }

    /** Returns whether a host is this machine. Names are not resolved: other machines may resolve them differently. */
    private static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException notAnIpAddress) {
            return false;
        }
    }
}
