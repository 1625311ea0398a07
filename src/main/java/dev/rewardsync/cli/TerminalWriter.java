package dev.rewardsync.cli;

import dev.rewardsync.text.Printable;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes the text that commands print, in UTF-8, with unsafe characters escaped by {@link Printable}. Line breaks in
 * arguments of {@code println} and {@code printf} are escaped too; only {@code print} writes text of several lines.
 */
final class TerminalWriter extends PrintWriter {

    TerminalWriter(OutputStream out) {
        super(new PrintableWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), true);
    }

    @Override
    public void println(@Nullable String line) {
        super.println(Printable.line(String.valueOf(line)));
    }

    @Override
    public void println(@Nullable Object line) {
        println(String.valueOf(line));
    }

    @Override
    public PrintWriter format(String format, @Nullable Object... arguments) {
        return super.format(format, printable(arguments));
    }

    @Override
    public PrintWriter format(@Nullable Locale locale, String format, @Nullable Object... arguments) {
        return super.format(locale, format, printable(arguments));
    }

    private static @Nullable Object[] printable(@Nullable Object[] arguments) {
        return Arrays.stream(arguments)
                .map(argument -> argument instanceof Number ? argument : Printable.line(String.valueOf(argument)))
                .toArray();
    }

    private static final class PrintableWriter extends FilterWriter {

        PrintableWriter(Writer out) {
            super(out);
        }

        @Override
        public void write(int character) throws IOException {
            write(Character.toString((char) character), 0, 1);
        }

        @Override
        public void write(char[] characters, int offset, int length) throws IOException {
            out.write(Printable.lines(new String(characters, offset, length)));
        }

        @Override
        public void write(String text, int offset, int length) throws IOException {
            out.write(Printable.lines(text.substring(offset, offset + length)));
        }
    }
}
