package dev.rewardsync.console.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** The description of the API as an OpenAPI document. */
final class OpenApiResource {

    /** The document on the class path. */
    static final String DOCUMENT = "/console/openapi.yaml";

    private static final MediaType YAML = MediaType.parseMediaType("application/yaml;charset=UTF-8");
    private static final byte[] CONTENT = content();

    private OpenApiResource() {}

    static void addRoutes(RouterFunctions.Builder routes) {
        ApiRoutes.addRead(
                routes,
                ApiRoutes.BASE + "/openapi.yaml",
                request -> ServerResponse.ok().contentType(YAML).body(CONTENT));
    }

    private static byte[] content() {
        try (InputStream document = OpenApiResource.class.getResourceAsStream(DOCUMENT)) {
            if (document == null) {
                throw new IllegalStateException("missing in the jar: " + DOCUMENT);
            }
            return document.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
