package dev.rewardsync.console.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredTextTest {

    private static final char[] ALPHABET = {'\\', 'u', '0', 'd', 'a', 0, '\ud83d', '\ude00', '\uffff', 'é'};

    @ParameterizedTest
    @ValueSource(strings = {"", "c-1001", "größe 😀", "100%/7:1|x", "\u0001\u001f\u007f", "'; DROP TABLE customer"})
    void ordinaryTextsAreStoredUnchanged(String text) {
        assertThat(StoredText.escape(text)).isEqualTo(text);
        assertThat(StoredText.unescape(text)).isEqualTo(text);
    }

    @Test
    void zeroCharactersHalfPairsAndBackslashesAreEscaped() {
        assertThat(StoredText.escape("a\0b")).isEqualTo("a\\u0000b");
        assertThat(StoredText.escape("\ud83d")).isEqualTo("\\ud83d");
        assertThat(StoredText.escape("\ude00\ud83d")).isEqualTo("\\ude00\\ud83d");
        assertThat(StoredText.escape("a\\u0000")).isEqualTo("a\\\\u0000");
    }

    @Test
    void everyTextComesBack() {
        Random random = new Random(1);
        for (int number = 0; number < 10_000; number++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append(ALPHABET[random.nextInt(ALPHABET.length)]);
            }
            String stored = StoredText.escape(text.toString());
            assertThat(StoredText.unescape(stored)).isEqualTo(text.toString());
            assertThat(stored).doesNotContain("\0");
            assertThat(new String(stored.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .as("has no half pairs")
                    .isEqualTo(stored);
        }
    }
}
