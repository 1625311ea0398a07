package dev.rewardsync.json;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON of any depth, with numbers, names and texts of any length: orders hold fields that the worker passes on without
 * reading them. Parse strings with it, not bytes: Jackson's parser of bytes refuses some names that JSON allows.
 */
public final class AnyJson {

    /** The factory of parsers. */
    public static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private AnyJson() {}
}
