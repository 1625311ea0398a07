package dev.rewardsync.console.api;

import dev.rewardsync.console.books.Page;
import dev.rewardsync.web.RequestBody;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A search for customers. */
record SearchRequest(String prefix, @Nullable String cursor, int limit) {

    private static final int MAX_BYTES = 16 * 1024;
    private static final String PREFIX = "prefix";
    private static final List<String> FIELDS = List.of(PREFIX, QueryParameters.CURSOR, QueryParameters.LIMIT);
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final RequestBody BODY = new RequestBody();

    /**
     * Reads the body of a request.
     *
     * @throws IOException if it does not arrive completely
     */
    static SearchRequest read(ServerRequest request) throws IOException {
        byte[] body = BODY.read(request.servletRequest().getInputStream(), MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            throw new InvalidRequestException("Expected a body of at most " + MAX_BYTES + " bytes.");
        }
        JsonNode search = parsed(body);
        for (String name : search.propertyNames()) {
            if (!FIELDS.contains(name)) {
                throw new InvalidRequestException(
                        "The body has an unknown field. Expected " + String.join(", ", FIELDS) + ".");
            }
        }
        String prefix = text(search, PREFIX);
        return new SearchRequest(prefix == null ? "" : prefix, text(search, QueryParameters.CURSOR), limit(search));
    }

    private static JsonNode parsed(byte[] body) {
        try {
            JsonNode search = MAPPER.readTree(body);
            if (search.isObject()) {
                return search;
            }
        } catch (JacksonException e) {
            throw invalid();
        }
        throw invalid();
    }

    private static InvalidRequestException invalid() {
        return new InvalidRequestException("Expected a JSON object such as {\"prefix\":\"c-10\"} as the body.");
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
