package dev.rewardsync.cli;

import dev.rewardsync.account.Account;
import dev.rewardsync.json.OpeningAccountReader;
import dev.rewardsync.json.ParseResult;
import dev.rewardsync.rule.Ruleset;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads files with initial accounts, one per line. */
final class AccountsFile {

    private AccountsFile() {}

    /**
     * Reads a file.
     *
     * @param ruleset decides when points without an {@code expiresAt} expire
     * @param receiver receives the account of each valid line; returns false if it already has one of the same customer
     * @return the errors of the other lines, each with file and line
     */
    static List<String> read(Path file, Ruleset ruleset, Predicate<Account> receiver) throws IOException {
        List<String> errors = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(InputFile.readable(file)))) {
            LineReader lines = new LineReader(in);
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                if (LineReader.isBlank(line.get())) {
                    continue;
                }
                String place = "%s:%d: ".formatted(file, lines.read());
                switch (OpeningAccountReader.read(line.get(), ruleset.expiryOfOtherPoints())) {
                    case ParseResult.Parsed<Account>(Account account) -> {
                        if (!receiver.test(account)) {
                            errors.add(place + "/customerId: expected one line per customer, got a second one");
                        }
                    }
                    case ParseResult.Failed<Account> failure -> errors.add(place + failure.detail());
                }
            }
        }
        return errors;
    }
}
