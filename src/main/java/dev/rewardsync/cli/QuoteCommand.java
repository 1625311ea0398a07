package dev.rewardsync.cli;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.DecisionPolicy;
import dev.rewardsync.decision.QuoteRequest;
import dev.rewardsync.export.QuoteWriter;
import dev.rewardsync.json.ParseResult;
import dev.rewardsync.json.QuoteRequestReader;
import dev.rewardsync.rule.Ruleset;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Quotes a cart without Kafka. See docs/quotes.md. */
@Command(
        name = "quote",
        mixinStandardHelpOptions = true,
        header = "Quote a cart: the points it earns and the points that can be redeemed, as JSON.",
        description = {
            "The cart is a JSON object: an order-placed event whose ids, lines and totals are optional. The quote is the"
                    + " same as that of the worker's HTTP API, and matches the result if the cart were ordered."
        })
final class QuoteCommand implements Callable<Integer> {

    @Option(names = "--rules", required = true, paramLabel = "FILE", description = "The ruleset.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path rules;

    @Option(names = "--cart", required = true, paramLabel = "FILE", description = "The cart.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path cart;

    @Option(
            names = "--accounts",
            paramLabel = "FILE",
            description = "Accounts of customers, as for the command process. Other customers are new.")
    private @Nullable Path accounts;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "The time of the order if the cart has none, such as 2026-12-31T00:00:00Z (default: now).")
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
        byte[] content = InputFile.content(cart);
        return switch (QuoteRequestReader.read(content, decider.ruleset().currency())) {
            case ParseResult.Parsed<QuoteRequest>(QuoteRequest request) ->
                printQuote(decider, request.asOf(at == null ? clock.instant() : at));
            case ParseResult.Failed<QuoteRequest> failure -> {
                failure.errors().forEach(error -> spec.commandLine().getErr().println(cart + ": " + error));
                yield RewardSyncCommand.FINDINGS;
            }
        };
    }

    private int printQuote(Decider decider, QuoteRequest request) throws IOException {
        AccountOwner owner = AccountOwner.of(request.order());
        Account account = Account.opened(owner);
        if (accounts != null) {
            Map<AccountOwner, Account> known = new HashMap<>();
            List<String> errors = AccountsFile.read(
                    accounts, decider.ruleset(), read -> known.putIfAbsent(read.owner(), read) == null);
            if (!errors.isEmpty()) {
                errors.forEach(spec.commandLine().getErr()::println);
                return RewardSyncCommand.FINDINGS;
            }
            account = known.getOrDefault(owner, account);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(new String(QuoteWriter.value(decider.quote(request, account)), StandardCharsets.UTF_8));
        out.flush();
        return RewardSyncCommand.SUCCESS;
    }
}
