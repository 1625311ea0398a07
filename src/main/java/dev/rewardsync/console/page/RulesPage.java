package dev.rewardsync.console.page;

import dev.rewardsync.console.rules.EventTrial;
import dev.rewardsync.console.rules.RuleDescription;
import dev.rewardsync.console.rules.RulesetPolicies;
import dev.rewardsync.console.rules.StoredAccounts;
import dev.rewardsync.console.rules.StoredRulesets;
import dev.rewardsync.console.rules.WhatIf;
import dev.rewardsync.console.rules.WhatIfResult;
import dev.rewardsync.event.EventType;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.yaml.AttributeSample;
import dev.rewardsync.rule.yaml.RulesetError;
import dev.rewardsync.rule.yaml.RulesetLint;
import dev.rewardsync.rule.yaml.RulesetReader;
import dev.rewardsync.rule.yaml.RulesetWarning;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The ruleset in force, an event that is tried with it, and a new file that is compared with it. */
@Controller
final class RulesPage {

    private static final String PAGE = "rules";
    private static final String NEW_FILE = "rules.yaml";

    private final StoredRulesets rulesets;
    private final StoredAccounts accounts;
    private final WhatIf whatIf;
    private final InstantSource clock = InstantSource.system();

    RulesPage(StoredRulesets rulesets, StoredAccounts accounts, WhatIf whatIf) {
        this.rulesets = rulesets;
        this.accounts = accounts;
        this.whatIf = whatIf;
    }

    @GetMapping("/rules")
    String show(Model model) {
        addRuleset(model);
        return PAGE;
    }

    /** Explains an event. */
    @PostMapping("/rules/try")
    String tryEvent(@RequestParam String type, @RequestParam String event, @RequestParam String customer, Model model) {
        model.addAttribute("type", type);
        model.addAttribute("event", event);
        model.addAttribute("customer", customer);
        Optional<Ruleset> inForce = addRuleset(model);
        if (inForce.isPresent()) {
            model.addAttribute("trial", EventTrial.of(inForce.get(), accounts, type, event, customer.strip()));
        }
        return PAGE;
    }

    /** Checks a new file, and decides the stored orders with it. */
    @PostMapping("/rules/compare")
    String compare(@RequestParam String file, Model model) throws IOException {
        model.addAttribute("file", file);
        Optional<Ruleset> inForce = addRuleset(model);
        byte[] content = file.getBytes(StandardCharsets.UTF_8);
        switch (RulesetReader.read(NEW_FILE, content)) {
            case RulesetReader.Result.Invalid(List<RulesetError> errors) ->
                model.addAttribute(
                        "errors", errors.stream().map(RulesetError::format).toList());
            case RulesetReader.Result.Valid(Ruleset ruleset) -> {
                model.addAttribute("warnings", warnings(content));
                if (inForce.isPresent()) {
                    switch (whatIf.compare(inForce.get(), ruleset)) {
                        case WhatIf.Outcome.Compared(WhatIfResult result) -> model.addAttribute("result", result);
                        case WhatIf.Outcome.Refused(String reason) -> model.addAttribute("refused", reason);
                    }
                }
            }
        }
        return PAGE;
    }

    private List<String> warnings(byte[] content) {
        return RulesetLint.warnings(NEW_FILE, content, clock.instant(), new AttributeSample()).stream()
                .map(RulesetWarning::format)
                .toList();
    }

    private Optional<Ruleset> addRuleset(Model model) {
        Optional<Ruleset> inForce = rulesets.inForce();
        model.addAttribute("ruleset", inForce.orElse(null));
        model.addAttribute("rules", inForce.map(RuleDescription::all).orElse(List.of()));
        model.addAttribute("policies", inForce.map(RulesetPolicies::all).orElse(List.of()));
        model.addAttribute(
                "eventTypes",
                Stream.of(EventType.values()).map(EventType::wireName).toList());
        return inForce;
    }
}
