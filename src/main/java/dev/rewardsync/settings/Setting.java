package dev.rewardsync.settings;

/**
 * A setting as docs/settings.md describes it, without Markdown.
 *
 * @param name the whole name, such as {@code rewardsync.state-dir}
 * @param type the type, such as {@code duration}
 * @param byDefault the default, such as {@code 100ms}; {@code required} or {@code none} if there is no value
 * @param meaning what the setting does
 */
public record Setting(String name, String type, String byDefault, String meaning) {}
