package dev.rewardsync.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.Decision;
import dev.rewardsync.export.BalanceWriter;
import dev.rewardsync.export.OutputRecord;
import dev.rewardsync.export.OutputRecords;
import dev.rewardsync.json.CloudEventType;
import dev.rewardsync.json.JsonObjectWriter;
import dev.rewardsync.testing.PropertyTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tests that a balance record is written exactly when any of its fields except {@code asOf} changes. */
class BalanceRecordsTest {

    private final JsonObjectWriter json = new JsonObjectWriter();
    private final OutputRecords outputs = new OutputRecords();

    @PropertyTest(seeds = 60)
    void writesABalanceWheneverItChangesWithAUniqueId(long seed) {
        for (Simulation run : runs(seed)) {
            Map<AccountOwner, String> known = new HashMap<>();
            List<String> ids = new ArrayList<>();
            for (Decision decision : run.decisions) {
                AccountOwner owner = decision.account().owner();
                String before = known.getOrDefault(owner, balance(Account.opened(owner)));
                String after = balance(decision.account());
                assertThat(balances(decision))
                        .as("balance records where %s became %s", before, after)
                        .hasSize(owner.guest() || after.equals(before) ? 0 : 1);
                known.put(owner, after);
                balances(decision).forEach(record -> ids.add(record.id()));
            }
            assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
        }
    }

    private static List<Simulation> runs(long seed) {
        return List.of(
                new Simulation(RandomCustomers.ruleset(seed)).run(RandomCustomers.inOrder(seed)),
                new Simulation(RandomCustomers.ruleset(seed)).run(RandomCustomers.inAnyOrder(seed)));
    }

    private List<OutputRecord> balances(Decision decision) {
        return outputs.of(decision).stream()
                .filter(record -> record.type() == CloudEventType.BALANCE)
                .toList();
    }

    private String balance(Account account) {
        return new String(BalanceWriter.value(json, account, Instant.EPOCH), StandardCharsets.UTF_8);
    }
}
