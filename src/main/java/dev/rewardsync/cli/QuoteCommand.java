package dev.rewardsync.cli;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.DecisionPolicy;
import dev.rewardsync.decision.QuoteRequest;
import dev.rewardsync.json.ParseResult;
import dev.rewardsync.json.QuoteRequestReader;
import dev.rewardsync.json.QuoteWriter;
import dev.rewardsync.rule.Ruleset;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a cart would come to, asked offline. */
@Command(
        name = "quote",
        mixinStandardHelpOptions = true,
        header = "Shows what a cart would earn, and how many points can be used on it, as JSON.",
        description = {
            "The cart is one JSON object: an order-placed event that need not have ids, lines and totals. The answer is",
            "the one that the worker gives over HTTP, and what it would decide if the cart were ordered."
        })
final class QuoteCommand implements Callable<Integer> {

    @Option(names = "--rules", required = true, paramLabel = "FILE", description = "the ruleset")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path rules;

    @Option(names = "--cart", required = true, paramLabel = "FILE", description = "the cart")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path cart;

    @Option(
            names = "--accounts",
            paramLabel = "FILE",
            description = "what is known of customers before, as for process; who is not in the file is new")
    private @Nullable Path accounts;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "when the order would be placed, such as 2026-12-31T00:00:00Z, where the cart does not say;"
                    + " default: now")
    private @Nullable Instant at;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final InstantSource clock = InstantSource.system();

    @Override
    public Integer call() throws IOException {
        Optional<Ruleset> ruleset = RulesCommand.ruleset(rules, spec);
        return ruleset.isPresent()
                ? read(new Decider(ruleset.get(), DecisionPolicy.DEFAULT))
                : RewardSyncCommand.FINDINGS;
    }

    private int read(Decider decider) throws IOException {
        byte[] asked = InputFile.content(cart);
        return switch (QuoteRequestReader.read(asked, decider.ruleset().currency())) {
            case ParseResult.Parsed<QuoteRequest>(QuoteRequest request) -> answer(decider, request.asOf(at == null ? clock.instant() : at));
            case ParseResult.Rejected<QuoteRequest> rejected -> {
                rejected.errors()
                        .forEach(problem -> spec.commandLine().getErr().println(cart + ": " + problem));
                yield RewardSyncCommand.FINDINGS;
            }
        };
    }

    private int answer(Decider decider, QuoteRequest request) throws IOException {
        AccountOwner owner = AccountOwner.of(request.order());
        Account account = Account.opened(owner);
        if (accounts != null) {
            AccountsFile file = AccountsFile.read(accounts.toString(), InputFile.content(accounts));
            if (!file.problems().isEmpty()) {
                file.problems().forEach(spec.commandLine().getErr()::println);
                return RewardSyncCommand.FINDINGS;
            }
            account = file.accounts().stream()
                    .filter(known -> known.owner().equals(owner))
                    .findFirst()
                    .orElse(account);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(new String(QuoteWriter.value(decider.quote(request, account)), StandardCharsets.UTF_8));
        out.flush();
        return RewardSyncCommand.FINE;
    }
}
