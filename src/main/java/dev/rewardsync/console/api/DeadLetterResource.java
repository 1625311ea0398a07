package dev.rewardsync.console.api;

import dev.rewardsync.console.books.DeadLetterQueries;
import dev.rewardsync.console.books.DeadLetterQueries.LetterFilter;
import dev.rewardsync.console.books.StoredDeadLetter;
import dev.rewardsync.console.database.TopicPosition;
import dev.rewardsync.json.JsonObjectWriter;
import dev.rewardsync.web.ApiResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Dead letters. */
final class DeadLetterResource {

    private static final String LETTERS = ApiRoutes.BASE + "/dead-letters";
    private static final String LETTER = LETTERS + "/{topic}/{partition}/{offset}";
    private static final String TOPIC = "topic";
    private static final String CODE = "code";
    private static final String SINCE = "since";

    private final DeadLetterQueries letters;
    private final Supplier<ZoneId> zone;

    DeadLetterResource(DeadLetterQueries letters, Supplier<ZoneId> zone) {
        this.letters = letters;
        this.zone = zone;
    }

    void addRoutes(RouterFunctions.Builder routes) {
        ApiRoutes.addRead(routes, LETTERS, this::list);
        ApiRoutes.addRead(routes, LETTER, this::letter);
    }

    private ServerResponse list(ServerRequest request) {
        QueryParameters parameters =
                QueryParameters.of(request, TOPIC, CODE, SINCE, QueryParameters.LIMIT, QueryParameters.CURSOR);
        LetterFilter filter =
                new LetterFilter(parameters.text(TOPIC), parameters.text(CODE), parameters.from(SINCE, zone));
        return ApiResponse.json(PageJson.value(
                letters.list(filter, parameters.cursor(), parameters.limit()), DeadLetterResource::write));
    }

    private ServerResponse letter(ServerRequest request) {
        QueryParameters.of(request);
        Integer partition = number(request.pathVariable("partition"), Integer.MAX_VALUE);
        Long offset = number(request.pathVariable("offset"), Long.MAX_VALUE);
        Optional<StoredDeadLetter.WithValue> found = partition == null || offset == null
                ? Optional.empty()
                : letters.find(new TopicPosition(request.pathVariable(TOPIC), partition), offset);
        return found.map(letter -> ApiResponse.json(JsonObjectWriter.write(json -> {
                    write(json, letter.letter());
                    writeValue(json, letter);
                })))
                .orElseGet(() -> ApiResponse.problem(
                        HttpStatus.NOT_FOUND,
                        "There is no dead letter at this place, or the console has not read it yet."));
    }

    private static @Nullable Integer number(String text, int max) {
        Long number = number(text, (long) max);
        return number == null ? null : Math.toIntExact(number);
    }

    private static @Nullable Long number(String text, long max) {
        try {
            long number = Long.parseLong(text);
            return number >= 0 && number <= max ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Writes a dead letter without its value. */
    static void write(JsonObjectWriter json, StoredDeadLetter letter) {
        json.text(TOPIC, letter.at().topic())
                .integer("partition", letter.at().partition())
                .integer("offset", letter.offset())
                .instant("recordedAt", letter.recordedAt())
                .text(CODE, letter.code())
                .text("detail", letter.detail())
                .object(
                        "original",
                        letter.original(),
                        (object, original) -> object.text(TOPIC, original.topic())
                                .integer("partition", original.partition())
                                .integer("offset", original.offset()))
                .text("key", letter.key())
                .text("customerId", letter.customerId())
                .integer("valueBytes", letter.documentBytes());
    }

    /** Writes the value as text if it is UTF-8, else as Base64. */
    private static void writeValue(JsonObjectWriter json, StoredDeadLetter.WithValue letter) {
        byte[] value = letter.value();
        if (value == null) {
            return;
        }
        try {
            json.text(
                    "value",
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(value))
                            .toString());
        } catch (CharacterCodingException e) {
            json.text("valueBase64", Base64.getEncoder().encodeToString(value));
        }
        json.flag("valueCut", value.length < letter.letter().documentBytes());
    }
}
