package dev.rewardsync.cli;

import dev.rewardsync.account.Account;
import dev.rewardsync.json.OpeningAccountReader;
import dev.rewardsync.json.ParseResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file with initial accounts, one per line.
 *
 * @param accounts the accounts of all valid lines
 * @param errors the errors of the other lines, each with file and line
 */
record AccountsFile(List<Account> accounts, List<String> errors) {

    /** Reads a file; {@code name} is its name in error messages. */
    static AccountsFile read(String name, byte[] content) throws IOException {
        Map<String, Account> accounts = new LinkedHashMap<>();
        List<String> errors = new ArrayList<>();
        LineReader lines = new LineReader(new ByteArrayInputStream(content));
        for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (LineReader.isBlank(line.get())) {
                continue;
            }
            String place = "%s:%d: ".formatted(name, lines.read());
            switch (OpeningAccountReader.read(line.get())) {
                case ParseResult.Parsed<Account>(Account account) -> {
                    if (accounts.put(account.owner().id(), account) != null) {
                        errors.add(place + "/customerId: expected one line per customer, got a second one");
                    }
                }
                case ParseResult.Failed<Account> failure -> errors.add(place + failure.detail());
            }
        }
        return new AccountsFile(List.copyOf(accounts.values()), List.copyOf(errors));
    }
}
