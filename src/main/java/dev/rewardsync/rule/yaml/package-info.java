/**
 * Reads ruleset files: YAML to a valid {@link dev.rewardsync.rule.Ruleset}, or all errors with their locations. Reading
 * has two steps: text to {@link dev.rewardsync.rule.yaml.YamlValue values} with locations, then values to rules, with
 * one reader for each part of the file. The package is separate from the rules, which depend on no library.
 *
 * <p>{@code docs/ruleset-reference.md} and {@code docs/conditions.md} describe the file for its authors.
 */
@NullMarked
package dev.rewardsync.rule.yaml;

import org.jspecify.annotations.NullMarked;
