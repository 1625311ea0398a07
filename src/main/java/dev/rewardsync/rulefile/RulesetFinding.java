package dev.rewardsync.rulefile;

/** Something found in a ruleset file, with its place. */
public sealed interface RulesetFinding permits RulesetError, RulesetWarning {

    /** Counted from 1. */
    int line();

    /** Counted from 1. */
    int column();

    /** All of it on one line. */
    String format();
}
