/**
 * The ruleset file: YAML in, a checked {@link dev.rewardsync.rule.Ruleset} out, or every error with its place. Reading
 * goes in two steps: text to {@link dev.rewardsync.rule.yaml.YamlValue values} with places, then values to rules, with
 * one reader for each part of the file. It stands apart from the rules themselves, which depend on no library.
 *
 * <p>{@code docs/rules.md} and {@code docs/conditions.md} are what the authors of such files read.
 */
@NullMarked
package dev.rewardsync.rule.yaml;

import org.jspecify.annotations.NullMarked;
