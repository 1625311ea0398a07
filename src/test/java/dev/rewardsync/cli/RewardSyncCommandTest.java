package dev.rewardsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.build.BuildInfo;
import dev.rewardsync.settings.SettingsPage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests standard output and standard error of commands. */
class RewardSyncCommandTest {

    private static final String GOOD_RULES = """
            currency: USD
            timezone: UTC
            rules: [{id: a, type: cart, when: {all: [{found: {all: [{item.sku: x}]}}]}, earn: {style: fixed, points: 1}}]
            """;
    private static final String BAD_RULES = """
            currency: USD
            timezone: UTC
            points: {expireAfter: P0D}
            rules: []
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return RewardSyncCommand.run(out, err, arguments);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String messages() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "process --rules RULES",
                "rules explain --rules RULES --event EMPTY",
                "quote --rules RULES --cart EMPTY",
                "accounts import --dry-run --rules RULES EMPTY"
            })
    void reportsErrorsOfTheRulesLikeLint(String command) throws IOException {
        String rules = file("rules.yaml", BAD_RULES);
        String[] arguments = command.replace("RULES", rules)
                .replace("EMPTY", file("empty", ""))
                .split(" ");
        assertThat(run(arguments)).isEqualTo(RewardSyncCommand.FINDINGS);
        assertThat(printed()).isEmpty();
        String errors = messages();
        assertThat(errors).startsWith(rules + ":3:23: points.expireAfter: ").contains("^\n");
        assertThat(run("rules", "lint", rules)).isEqualTo(RewardSyncCommand.FINDINGS);
        assertThat(printed()).startsWith(errors);
    }

    @Test
    void reportsUnreadableFilesWithTheReason() {
        String none = folder.resolve("none").toString();
        for (List<String> command : List.of(
                List.of("rules", "lint", none),
                List.of("rules", "explain", "--rules", none, "--event", none),
                List.of("process", "--rules", none),
                List.of("quote", "--rules", none, "--cart", none),
                List.of("accounts", "import", "--dry-run", none),
                List.of("audit", "--from", none),
                List.of("dead-letters", "list", "--bootstrap-servers", "localhost:1", "--command-config", none))) {
            err.reset();
            assertThat(run(command.toArray(String[]::new))).as("%s", command).isEqualTo(RewardSyncCommand.FAILED);
            assertThat(messages()).isEqualToIgnoringNewLines("error: cannot read " + none + ": no such file\n");
        }
        assertThat(run("rules", "lint", folder.toString())).isEqualTo(RewardSyncCommand.FAILED);
        assertThat(messages()).contains(folder + ": is a directory");
    }

    @Test
    void reportsUnwritableTargetsWithoutAStackTrace() throws IOException {
        String table = file("table.csv", "customerId,points\nc-1,5\n");
        String target = folder.resolve("no-folder").resolve("lines").toString();
        assertThat(run("accounts", "import", table, "--to", target)).isEqualTo(RewardSyncCommand.FAILED);
        assertThat(messages()).contains(target).doesNotContain("\tat ");
    }

    @Test
    void failsIfStandardOutputCannotBeWritten() throws IOException {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("no space left on device");
            }
        };
        String rules = file("rules.yaml", GOOD_RULES);
        assertThat(RewardSyncCommand.run(full, err, "rules", "lint", rules)).isEqualTo(RewardSyncCommand.FAILED);
        assertThat(messages()).isEqualToIgnoringNewLines("error: cannot write to standard output");
    }

    @Test
    void escapesControlCharactersOfTheInput() throws IOException {
        String evil = "x\\u001b[2J\\u0007\\u009b31m\\n\\u202eforged";
        String balance = """
                {"topic":"loyalty.balances","key":"%s","value":{"customerId":"%s","available":1,"pending":0,\
                "lifetime":{"earned":0,"spent":0,"expired":0},"tier":"none","group":"general","sequence":0,\
                "asOf":"2026-01-01T00:00:00Z"}}
                """.formatted(evil, evil);
        assertThat(run("audit", "--from", file("books.ndjson", balance))).isEqualTo(RewardSyncCommand.FINDINGS);
        assertThat(printed().lines())
                .hasSize(2)
                .first()
                .asString()
                .contains("customer " + evil.replace("\\n", "\\u000a"));
        assertPrintable(printed());
    }

    @Test
    void escapesLineBreaksInExplanations() throws IOException {
        String evil = "\\u001b[2J\\nforged";
        String order = """
                {"topic":"shop.order-placed","key":"c-1","value":{"eventId":"e-1","occurredAt":"2026-01-01T00:00:00Z",\
                "customerId":"c-1","orderId":"1","currency":"USD","lines":[{"lineId":"1","sku":"%s","quantity":1,\
                "unitPrice":1}],"totals":{"grandTotal":1}}}
                """.formatted(evil);
        String[] command = {
            "rules", "explain", "--rules", file("rules.yaml", GOOD_RULES), "--event", file("order.ndjson", order)
        };
        assertThat(run(command)).isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(printed()).contains("\\u001b[2J\\u000aforged");
        assertPrintable(printed());
    }

    @Test
    void escapesControlCharactersInErrorsOfRules() throws IOException {
        String rules = file("rules.yaml", "currency: \"\\e[2J\\nforged\"\nt\u009bimezone: UTC\n");
        assertThat(run("rules", "lint", rules)).isEqualTo(RewardSyncCommand.FINDINGS);
        assertPrintable(printed());
    }

    /** Asserts that a text has no control characters except line breaks. */
    private static void assertPrintable(String text) {
        assertThat(text.codePoints()
                        .filter(character -> character != '\n')
                        .filter(character ->
                                Character.isISOControl(character) || Character.getType(character) == Character.FORMAT))
                .isEmpty();
        assertThat(text.lines()).noneMatch(line -> line.startsWith("forged"));
    }

    @Test
    void helpOfTheServicesListsEverySetting() {
        assertThat(run("serve", "--help")).isEqualTo(RewardSyncCommand.SUCCESS);
        SettingsPage.current().worker().forEach(setting -> assertThat(printed()).contains("--" + setting.name()));
        assertThat(printed())
                .contains(
                        "  --rewardsync.commit-interval (duration; default: 100ms)\n      how often the worker commits")
                .doesNotContain("`", "](", "%n");
        out.reset();
        assertThat(run("console", "--help")).isEqualTo(RewardSyncCommand.SUCCESS);
        SettingsPage.current()
                .console()
                .forEach(setting -> assertThat(printed()).contains("--" + setting.name()));
    }

    @Test
    void everyCommandHasTheVersion() {
        for (String command : List.of("--version", "serve --version", "console -V", "rules lint --version")) {
            out.reset();
            assertThat(run(command.split(" "))).isEqualTo(RewardSyncCommand.SUCCESS);
            assertThat(printed())
                    .as(command)
                    .startsWith("RewardSync " + BuildInfo.current().version() + ", commit ")
                    .contains(", Java " + Runtime.version());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "rule lint a.yaml,        unknown command rule. Did you mean rules?",
        "rules lnt a.yaml,        unknown command lnt. Did you mean lint?",
        "dead-leters list,        unknown command dead-leters. Did you mean dead-letters?",
        "audit --form a.ndjson,   unknown option --form. Did you mean --from?",
        "--verson,                unknown option --verson. Did you mean --version?",
        "rules lint a b,          unexpected argument b",
    })
    void suggestsTheNearestNames(String command, String suggested) {
        assertThat(run(command.split(" "))).isEqualTo(RewardSyncCommand.USAGE);
        assertThat(messages().lines()).hasSize(2).first().isEqualTo("error: " + suggested);
    }

    @Test
    void namesTheFormsOfInstants() {
        String[] command = {"dead-letters", "list", "--bootstrap-servers", "localhost:1", "--since", "yesterday"};
        assertThat(run(command)).isEqualTo(RewardSyncCommand.USAGE);
        assertThat(messages()).contains("2026-12-31T00:00:00Z", "2026-12-31 (from 00:00 UTC)", "got yesterday");
    }

    @Test
    void reportsAMissingFileOfOptionsLikeAnyFile() {
        assertThat(run("rules", "lint", "@missing")).isEqualTo(RewardSyncCommand.FAILED);
        assertThat(messages()).isEqualToIgnoringNewLines("error: cannot read @missing: no such file");
    }

    @Test
    void everyHelpListsTheExitCodes() {
        for (String command : List.of(
                "--help",
                "serve --help",
                "console --help",
                "rules --help",
                "rules lint --help",
                "rules explain --help",
                "process --help",
                "quote --help",
                "audit --help",
                "accounts import --help",
                "export map --help",
                "dead-letters list --help",
                "dead-letters replay --help")) {
            out.reset();
            assertThat(run(command.split(" "))).isEqualTo(RewardSyncCommand.SUCCESS);
            assertThat(Arrays.asList(printed().split("\n")))
                    .as(command)
                    .anyMatch(line -> line.matches(" *1 +findings.*"))
                    .anyMatch(line -> line.matches(" *3 +failure.*"));
        }
    }
}
