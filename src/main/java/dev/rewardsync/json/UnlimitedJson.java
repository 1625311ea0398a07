package dev.rewardsync.json;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * A parser without limits on depth or length. Orders may contain fields that the worker passes on without reading them.
 *
 * <p>Parse strings with it, not bytes: Jackson's byte parser rejects names with a lone surrogate, which JSON allows.
 */
public final class UnlimitedJson {

    /** Creates the parsers. */
    public static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private UnlimitedJson() {}
}
