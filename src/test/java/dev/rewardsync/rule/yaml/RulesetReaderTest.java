package dev.rewardsync.rule.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads the ruleset files of the test data. Each invalid file has its expected errors in a file beside it. */
class RulesetReaderTest {

    private static final Path FILES = Path.of("src/test/resources/rulesets");

    static Stream<Path> bad() throws IOException {
        return files("bad");
    }

    static Stream<Path> good() throws IOException {
        return files("good");
    }

    private static Stream<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(FILES.resolve(folder))) {
            return files.filter(file -> !file.toString().endsWith(".txt")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("bad")
    void reportsEveryErrorWithItsLocation(Path file) throws IOException {
        Path expected = Path.of(file.toString().replace(".yaml", ".txt"));
        String messages = errors(file).stream().map(RulesetError::format).collect(Collectors.joining("\n", "", "\n"));
        if (Boolean.getBoolean("rulesets.rewrite")) {
            Files.writeString(expected, messages);
        }
        assertThat(messages).isEqualTo(Files.readString(expected));
    }

    @ParameterizedTest
    @MethodSource("good")
    void readsValidFiles(Path file) throws IOException {
        assertThat(RulesetReader.read(file.getFileName().toString(), Files.readAllBytes(file)))
                .isInstanceOf(RulesetReader.Result.Valid.class);
    }

    private static List<RulesetError> errors(Path file) throws IOException {
        RulesetReader.Result result = RulesetReader.read(file.getFileName().toString(), Files.readAllBytes(file));
        assertThat(result).isInstanceOf(RulesetReader.Result.Invalid.class);
        return ((RulesetReader.Result.Invalid) result).errors();
    }
}
