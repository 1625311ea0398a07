package dev.rewardsync.console.api;

import dev.rewardsync.console.books.Page;
import dev.rewardsync.web.RequestBody;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The body of a search: a JSON object with texts to search for, and {@code cursor} and {@code limit} of the page. */
final class SearchRequest {

    private static final int MAX_BYTES = 16 * 1024;
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final RequestBody BODY = new RequestBody();

    private final Map<String, String> texts = new HashMap<>();
    private final int limit;

    private SearchRequest(JsonNode search, List<String> names) {
        for (String name : names) {
            String text = text(search, name);
            if (text != null) {
                texts.put(name, text);
            }
        }
        limit = limit(search);
    }

    /**
     * Reads the body of a request. Unknown fields are errors.
     *
     * @param names the fields to search for; each is a text, or missing
     * @throws IOException if it does not arrive completely
     */
    static SearchRequest read(ServerRequest request, String... names) throws IOException {
        byte[] body = BODY.read(request.servletRequest().getInputStream(), MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            throw new InvalidRequestException("Expected a body of at most " + MAX_BYTES + " bytes.");
        }
        List<String> texts = new ArrayList<>(List.of(names));
        texts.add(QueryParameters.CURSOR);
        JsonNode search = parsed(body, names[0]);
        for (String name : search.propertyNames()) {
            if (!texts.contains(name) && !name.equals(QueryParameters.LIMIT)) {
                throw new InvalidRequestException("The body has an unknown field. Expected " + String.join(", ", texts)
                        + ", " + QueryParameters.LIMIT + ".");
            }
        }
        return new SearchRequest(search, texts);
    }

    /** Returns a text to search for; null if it is missing. */
    @Nullable
    String text(String name) {
        return texts.get(name);
    }

    /** Returns the cursor of an earlier page; null for the first page. */
    @Nullable
    String cursor() {
        return texts.get(QueryParameters.CURSOR);
    }

    /** Returns the size of a page. */
    int limit() {
        return limit;
    }

    private static JsonNode parsed(byte[] body, String example) {
        try {
            JsonNode search = MAPPER.readTree(body);
            if (search.isObject()) {
                return search;
            }
        } catch (JacksonException e) {
            throw invalid(example);
        }
        throw invalid(example);
    }

    private static InvalidRequestException invalid(String example) {
        return new InvalidRequestException("Expected a JSON object with fields such as " + example + " as the body.");
    }

    private static @Nullable String text(JsonNode search, String name) {
        JsonNode value = search.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new InvalidRequestException("Field " + name + ": expected a text.");
        }
        return value.asString();
    }

    private static int limit(JsonNode search) {
        JsonNode value = search.get(QueryParameters.LIMIT);
        if (value == null || value.isNull()) {
            return QueryParameters.DEFAULT_LIMIT;
        }
        if (!value.canConvertToExactIntegral() || !value.canConvertToInt()) {
            throw outside();
        }
        int limit = value.asInt();
        if (limit < 1 || limit > Page.MAX_SIZE) {
            throw outside();
        }
        return limit;
    }

    private static InvalidRequestException outside() {
        return new InvalidRequestException("Field limit: expected a number from 1 to " + Page.MAX_SIZE + ".");
    }
}
