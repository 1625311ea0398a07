package dev.rewardsync.rule.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Parses YAML 1.2 files, which include JSON, with limits on size, depth and alias expansion. */
final class YamlSource {

    static final int MAX_BYTES = 1024 * 1024;
    private static final int MAX_DEPTH = 64;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private YamlSource() {}

    /** Returns the file's root value; null after adding an error if the file cannot be parsed. */
    static @Nullable YamlValue read(byte[] content, ErrorCollector errors) {
        try {
            Node root = compose(decode(content));
            return new YamlValueReader(errors).read(root);
        } catch (YamlException e) {
            errors.add(e.at(), "", e.problem());
            return null;
        }
    }

    private static String decode(byte[] content) {
        if (content.length > MAX_BYTES) {
            throw new YamlException(SourceLocation.START, "the file has more than " + MAX_BYTES + " bytes");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer characters = CharBuffer.allocate(content.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(content), characters, true);
        String text = characters.flip().toString();
        if (result.isError()) {
            throw new YamlException(
                    SourceLocation.after(text, text.codePointCount(0, text.length())), "not UTF-8 from here on");
        }
        return replaceTabsInJson(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    }

    /** Replaces tabs in JSON by spaces: JSON may be indented with tabs, but the YAML parser rejects them. */
    private static String replaceTabsInJson(String text) {
        return text.stripLeading().startsWith("{") ? text.replace('\t', ' ') : text;
    }

    private static Node compose(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setMaxAliasesForCollections(Integer.MAX_VALUE)
                .setAllowNonScalarKeys(true)
                .build();
        try {
            ParserImpl parser = new ParserImpl(settings, new StreamReader(settings, text));
            return new Composer(settings, new BoundedParser(parser, MAX_DEPTH))
                    .getSingleNode()
                    .orElseThrow(
                            () -> new YamlException(SourceLocation.START, "the file is empty; expected a ruleset"));
        } catch (MarkedYamlEngineException invalid) {
            throw new YamlException(location(invalid.getProblemMark()), "not valid YAML: " + wording(invalid));
        } catch (ReaderException invalid) {
            throw new YamlException(
                    SourceLocation.after(text, invalid.getPosition()),
                    "not valid YAML: the character U+%04X is not allowed".formatted(invalid.getCodePoint()));
        } catch (YamlVersionException otherVersion) {
            throw new YamlException(SourceLocation.START, "unsupported YAML version; expected 1.2");
        } catch (YamlEngineException invalid) {
            throw new YamlException(SourceLocation.START, "not valid YAML: " + invalid.getMessage());
        }
    }

    private static String wording(MarkedYamlEngineException invalid) {
        String problem = invalid.getProblem();
        return problem.startsWith("but ") ? invalid.getContext() + " " + problem : problem;
    }

    /** Returns the location of a parser's mark; the start of the file if there is none. */
    static SourceLocation location(Optional<Mark> mark) {
        return mark.map(known -> new SourceLocation(known.getLine() + 1, known.getColumn() + 1))
                .orElse(SourceLocation.START);
    }
}
