package dev.rewardsync.settings;

import java.util.List;

/** A program was started with settings that do not exist. The message has a line about each of them. */
final class MisspelledSettingException extends RuntimeException {

    MisspelledSettingException(List<String> misspelled) {
        super(String.join(System.lineSeparator(), misspelled));
    }
}
