package dev.rewardsync.rule.yaml;

/** An error or a warning about a ruleset file, with its location. */
public sealed interface Diagnostic permits RulesetError, RulesetWarning {

    /** Returns the line, counted from 1. */
    int line();

    /** Returns the column, counted from 1. */
    int column();

    /** Returns the diagnostic on one line. */
    String format();
}
