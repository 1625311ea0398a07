package dev.rewardsync.rule.yaml;

/** Something found in a ruleset file, with its place. */
public sealed interface Diagnostic permits RulesetError, RulesetWarning {

    /** Counted from 1. */
    int line();

    /** Counted from 1. */
    int column();

    /** All of it on one line. */
    String format();
}
