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

/** The text of a YAML 1.2 file (JSON is one, too), bounded in size, depth and what aliases blow it up to. */
final class YamlSource {

    private static final int MAX_BYTES = 1024 * 1024;
    private static final int MAX_DEPTH = 64;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private YamlSource() {}

    /** The file's one value; null where it can't be read on, which is then among the problems. */
    static @Nullable YamlValue read(byte[] content, ErrorCollector problems) {
        try {
            Node root = compose(decode(content));
            return new YamlValueReader(problems).read(root);
        } catch (YamlException refusal) {
            problems.add(refusal.at(), "", refusal.problem());
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
        return withSpaces(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    }

    /** The text, JSON with spaces for its tabs: JSON may be indented by them, which the YAML parser does not allow. */
    private static String withSpaces(String text) {
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
            throw new YamlException(place(invalid.getProblemMark()), "not valid YAML: " + wording(invalid));
        } catch (ReaderException invalid) {
            throw new YamlException(
                    SourceLocation.after(text, invalid.getPosition()),
                    "not valid YAML: the character U+%04X is not allowed".formatted(invalid.getCodePoint()));
        } catch (YamlVersionException otherVersion) {
            throw new YamlException(SourceLocation.START, "not of a YAML version that can be read; expected 1.2");
        } catch (YamlEngineException invalid) {
            throw new YamlException(SourceLocation.START, "not valid YAML: " + invalid.getMessage());
        }
    }

    private static String wording(MarkedYamlEngineException invalid) {
        String problem = invalid.getProblem();
        return problem.startsWith("but ") ? invalid.getContext() + " " + problem : problem;
    }

    /** The place of a mark. */
    static SourceLocation place(Optional<Mark> mark) {
        return mark.map(found -> new SourceLocation(found.getLine() + 1, found.getColumn() + 1))
                .orElse(SourceLocation.START);
    }
}
