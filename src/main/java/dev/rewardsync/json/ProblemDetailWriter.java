package dev.rewardsync.json;

import java.util.List;

/** Writes problem details for HTTP APIs (RFC 9457). */
public final class ProblemDetailWriter {

    private ProblemDetailWriter() {}

    /**
     * Returns the response body.
     *
     * @param detail the error and what the caller can do about it
     * @param errors the errors in fields of the request; empty if there are none
     */
    public static byte[] value(int status, String title, String detail, List<FieldError> errors) {
        return JsonObjectWriter.write(json -> {
            json.text("title", title).integer("status", status).text("detail", detail);
            if (!errors.isEmpty()) {
                json.objects(
                        "errors",
                        errors,
                        (object, error) ->
                                object.text("pointer", error.pointer()).text("detail", error.message()));
            }
        });
    }
}
