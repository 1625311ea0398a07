package dev.rewardsync.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.DecisionPolicy;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.testing.PropertyTest;
import dev.rewardsync.topic.TopicNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** State on disk gives the same output, byte for byte, as state in memory. */
class SpilledStateTest {

    /** One value of each kind is in memory, and all others are on disk. */
    private static final long TINY = 16;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/test/resources/cases"))) {
            return folders.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void casesHaveTheSameOutput(Path story) throws Exception {
        Ruleset ruleset = DocsPage.ruleset(Files.readString(story.resolve("rules.yaml")));
        List<String> lines = Files.readAllLines(story.resolve("events.ndjson")).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();
        assertSameOutput(ruleset, lines);
    }

    @PropertyTest(seeds = 5)
    void randomActionsHaveTheSameOutput(long seed) throws Exception {
        assertSameOutput(
                DocsPage.ruleset(RandomCustomers.ruleset(seed)),
                RandomCustomers.inAnyOrder(seed).stream()
                        .map(action -> "{\"topic\":\"shop.%s\",\"key\":null,\"value\":%s}"
                                .formatted(
                                        action.type().wireName(),
                                        action.json("e-" + action.at().toEpochMilli())))
                        .toList());
    }

    private void assertSameOutput(Ruleset ruleset, List<String> lines) throws Exception {
        String expected = output(ruleset, lines, new OfflineCustomers());
        try (SpillDirectory directory = new SpillDirectory(folder)) {
            String actual = output(ruleset, lines, new OfflineCustomers("customers", TINY, directory));
            assertThat(actual).isEqualTo(expected);
        }
        assertThat(folder).isEmptyDirectory();
    }

    private static String output(Ruleset ruleset, List<String> lines, OfflineCustomers customers) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OfflineProcessor run = new OfflineProcessor(
                new Decider(ruleset, DecisionPolicy.DEFAULT), TopicNames.standard(), customers, out);
        for (String line : lines) {
            run.process(line.getBytes(StandardCharsets.UTF_8));
        }
        run.finish(Optional.of(Instant.parse("2027-06-01T00:00:00Z")));
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Java compares characters of two code units below U+E000; their UTF-8 compares above. */
    @Test
    void customersDueAtTheSameTimeAreSortedAsInMemory() {
        List<String> ids = List.of("b", "a", "ab", "\ud83d\ude00", "\uffee", "a\u0001", "é");
        assertThat(due(new OfflineCustomers(), ids))
                .containsExactlyElementsOf(ids.stream().sorted().toList());
        try (SpillDirectory directory = new SpillDirectory(folder)) {
            OfflineCustomers spilled = new OfflineCustomers("customers", TINY, directory);
            assertThat(due(spilled, ids))
                    .containsExactlyElementsOf(ids.stream().sorted().toList());
        }
    }

    private static List<String> due(OfflineCustomers customers, List<String> ids) {
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        for (String id : ids) {
            customers.open(Account.opened(AccountOwner.customer(id)), Optional.of(at));
        }
        customers.open(Account.opened(AccountOwner.customer("later")), Optional.of(at.plusNanos(1)));
        List<String> due = new ArrayList<>();
        customers.forEachDue(at, owner -> due.add(owner.id()));
        return due;
    }

    @Test
    void nothingIsWrittenWhileStateFitsIntoMemory() throws Exception {
        try (SpillDirectory directory = new SpillDirectory(folder)) {
            OfflineCustomers customers = new OfflineCustomers("customers", 1_000_000, directory);
            assertThat(due(customers, List.of("a", "b"))).hasSize(2);
            List<String> ids = new ArrayList<>();
            SideBySide.accounts(customers, new OfflineCustomers(), (owner, ours, theirs) -> ids.add(owner.id()));
            assertThat(ids).containsExactly("a", "b", "later");
            assertThat(folder).isEmptyDirectory();
        }
    }
}
