package dev.rewardsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    private static List<String> lines(InputStream in) throws IOException {
        LineReader reader = new LineReader(in);
        List<String> lines = new ArrayList<>();
        for (Optional<byte[]> line = reader.next(); line.isPresent(); line = reader.next()) {
            lines.add(new String(line.get(), StandardCharsets.UTF_8));
        }
        assertThat(reader.read()).isEqualTo(lines.size());
        return lines;
    }

    private static InputStream input(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void onlyLineFeedsEndLines() throws IOException {
        assertThat(lines(input(""))).isEmpty();
        assertThat(lines(input("a"))).containsExactly("a");
        assertThat(lines(input("a\n"))).containsExactly("a");
        assertThat(lines(input("\n\na\r\nb\u2028c"))).containsExactly("", "", "a\r", "b\u2028c");
    }

    @Test
    void linesMayBeLongerThanTheBuffer() throws IOException {
        for (int length : List.of(65_535, 65_536, 65_537, 200_000)) {
            String longLine = "x".repeat(length);
            assertThat(lines(input("a\n" + longLine + "\nb"))).containsExactly("a", longLine, "b");
            assertThat(lines(input(longLine))).containsExactly(longLine);
            assertThat(lines(input(longLine + "\n"))).containsExactly(longLine);
        }
    }

    /** Streams may return fewer bytes than asked for. */
    @Test
    void readsFromASlowStream() throws IOException {
        InputStream slow = new InputStream() {
            private final InputStream in = input("ab\n\ncd");

            @Override
            public int read() throws IOException {
                return in.read();
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                return in.read(buffer, from, 1);
            }
        };
        assertThat(lines(slow)).containsExactly("ab", "", "cd");
    }
}
