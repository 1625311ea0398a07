package dev.rewardsync.json;

import dev.rewardsync.event.RejectionCode;
import dev.rewardsync.input.DeadLetter;
import dev.rewardsync.input.SourceRecord;
import java.util.List;

/** The result of reading a JSON document: the value, or the errors that were found. */
public sealed interface ParseResult<T> {

    /** A valid document. */
    record Parsed<T>(T value) implements ParseResult<T> {}

    /**
     * A document that could not be read.
     *
     * @param code the class of the error: too large, malformed JSON or invalid fields
     * @param detail all errors in one line, with JSON pointers; may end with the number of errors that are left out
     * @param errors the first errors in fields
     */
    record Failed<T>(RejectionCode code, String detail, List<FieldError> errors) implements ParseResult<T> {

        /** Returns the result for a document with errors in its fields. */
        static <T> Failed<T> invalid(FieldErrors errors) {
            return new Failed<>(RejectionCode.INVALID_EVENT, errors.detail(), errors.listed());
        }

        /** Returns the result for a document that is not one JSON object in UTF-8. */
        static <T> Failed<T> malformed(MalformedJsonException e) {
            return new Failed<>(RejectionCode.MALFORMED_JSON, e.detail(), List.of(new FieldError("", e.detail())));
        }

        /** Returns the dead letter of the record that contained the document. */
        public DeadLetter deadLetter(SourceRecord source) {
            return new DeadLetter(source, code, detail);
        }
    }
}
