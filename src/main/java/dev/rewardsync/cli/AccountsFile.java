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
 * A file of accounts to start from, one a line.
 *
 * @param accounts of the lines that could be read
 * @param problems of those that could not, each with its line
 */
record AccountsFile(List<Account> accounts, List<String> problems) {

    static AccountsFile read(String name, byte[] content) throws IOException {
        Map<String, Account> accounts = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        LineReader lines = new LineReader(new ByteArrayInputStream(content));
        for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (LineReader.isBlank(line.get())) {
                continue;
            }
            String place = "%s:%d: ".formatted(name, lines.read());
            switch (OpeningAccountReader.read(line.get())) {
                case ParseResult.Parsed<Account>(Account account) -> {
                    if (accounts.put(account.owner().id(), account) != null) {
                        problems.add(place + "/customerId: expected one line a customer, got a second one");
                    }
                }
                case ParseResult.Rejected<Account> rejected -> problems.add(place + rejected.detail());
            }
        }
        return new AccountsFile(List.copyOf(accounts.values()), List.copyOf(problems));
    }
}
