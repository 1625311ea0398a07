package dev.rewardsync.json;

import java.util.List;

/** What is wrong with an HTTP request, as RFC 9457 has it. */
public final class ProblemDetailWriter {

    private ProblemDetailWriter() {}

    /**
     * The answer.
     *
     * @param detail what is wrong and what to do
     * @param errors where in the request, as far as it is known
     */
    public static byte[] value(int status, String title, String detail, List<FieldError> errors) {
        return JsonObjectWriter.write(json -> {
            json.text("title", title).integer("status", status).text("detail", detail);
            if (!errors.isEmpty()) {
                json.objects(
                        "errors",
                        errors,
                        (object, error) ->
                                object.text("pointer", error.pointer()).text("detail", error.problem()));
            }
        });
    }
}
