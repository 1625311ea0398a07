package dev.rewardsync.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.event.EventType;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.json.EventReader;
import dev.rewardsync.json.ParseResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReferralGroupsTest {

    private final ReferralGroups groups = new ReferralGroups();

    private static ShopEvent event(EventType type, String customerId, String referrerId) {
        String json =
                "{\"eventId\":\"e\",\"occurredAt\":\"2026-01-01T00:00:00Z\",\"customerId\":\"%s\",\"referrerId\":\"%s\"}"
                        .formatted(customerId, referrerId);
        byte[] value = json.getBytes(StandardCharsets.UTF_8);
        SourceRecord source = new SourceRecord(type, "topic", 0, 0, Instant.EPOCH, null, value, List.of());
        return ((ParseResult.Parsed<ShopEvent>) new EventReader().read(source, null)).value();
    }

    private void signUp(String customerId, String referrerId) {
        groups.add(event(EventType.CUSTOMER_SIGNED_UP, customerId, referrerId));
    }

    private AccountOwner groupOf(String customerId) {
        return groups.groupOf(AccountOwner.customer(customerId));
    }

    @Test
    void invitationsJoinGroups() {
        signUp("b", "a");
        signUp("d", "c");
        assertThat(groupOf("a")).isEqualTo(groupOf("b")).isNotEqualTo(groupOf("c"));
        groups.add(event(EventType.CUSTOMER_UPDATED, "c", "b"));
        assertThat(groupOf("a")).isEqualTo(groupOf("c")).isEqualTo(groupOf("d"));
        signUp("a", "d"); // a circle
        signUp("a", "a"); // oneself
        assertThat(groupOf("a")).isEqualTo(groupOf("d")).isNotEqualTo(groupOf("e"));
    }

    @Test
    void guestsAndCustomersWithoutInvitationsAreAlone() {
        signUp("b", "a");
        assertThat(groupOf("z")).isEqualTo(AccountOwner.customer("z"));
        assertThat(groups.groupOf(AccountOwner.guest("b"))).isEqualTo(AccountOwner.guest("b"));
    }

    @Test
    void aLongChainIsOneGroup() {
        IntStream.range(0, 100_000).forEach(number -> signUp("c" + number, "c" + (number + 1)));
        assertThat(groupOf("c0")).isEqualTo(groupOf("c50000")).isEqualTo(groupOf("c100000"));
    }
}
