package dev.rewardsync.console.api;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document, and the check of answers against it. */
final class OpenApiDocument {

    private static final String ID = "https://rewardsync.dev/openapi.json";
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final JsonNode document;
    private final SchemaRegistry registry;

    OpenApiDocument() throws Exception {
        try (InputStream yaml = OpenApiDocument.class.getResourceAsStream(OpenApiResource.DOCUMENT)) {
            document = MAPPER.valueToTree(new Load(LoadSettings.builder().build()).loadFromInputStream(yaml));
        }
        String text = MAPPER.writeValueAsString(document);
        registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(id -> id.startsWith(ID) ? text : null)
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    /** Returns the operations of the console that read, as method and path. */
    Set<String> operations() {
        return allOperations().stream()
                .filter(operation -> !isAction(operation.split(" ")))
                .collect(Collectors.toSet());
    }

    private boolean isAction(String[] operation) {
        return operation(operation[0], operation[1])
                .get("tags")
                .get(0)
                .asString()
                .equals("actions");
    }

    /** Returns all operations of the console, as method and path. */
    Set<String> allOperations() {
        return document.get("paths")
                .propertyStream()
                .filter(path -> path.getKey().startsWith(ApiRoutes.BASE))
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(operation -> operation.getKey().toUpperCase() + " " + path.getKey())
                        .filter(operation -> operation.matches("(GET|POST) .*")))
                .collect(Collectors.toSet());
    }

    JsonNode operation(String method, String path) {
        return document.get("paths").get(path).get(method.toLowerCase());
    }

    /** Returns the errors of an answer. */
    List<String> errors(String method, String path, String status, String mediaType, String body) {
        JsonNode responses = operation(method, path).get("responses");
        JsonNode response = responses.has(status) ? responses.get(status) : responses.get("default");
        if (response.has("$ref")) {
            response = document.at(response.get("$ref").asString().substring(1));
        }
        JsonNode content = response.get("content").get(mediaType);
        if (content == null) {
            return List.of("undocumented media type " + mediaType + " of status " + status);
        }
        JsonNode schema = content.get("schema");
        if (!schema.has("$ref")) {
            return List.of();
        }
        return registry
                .getSchema(SchemaLocation.of(ID + schema.get("$ref").asString()))
                .validate(MAPPER.readTree(body))
                .stream()
                .map(Error::toString)
                .toList();
    }
}
