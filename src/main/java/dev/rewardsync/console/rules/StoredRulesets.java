package dev.rewardsync.console.rules;

import dev.rewardsync.console.database.StoredText;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.yaml.RulesetReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rulesets that the console has read. Every method fails with Spring's exception if the database does not answer. */
public final class StoredRulesets {

    private static final int CACHED = 20;
    private static final String IN_FORCE = """
            SELECT ruleset.version FROM ruleset LEFT JOIN ruleset_use ON ruleset_use.version = ruleset.version
            ORDER BY GREATEST(ruleset.recorded_at, COALESCE(ruleset_use.last_used_at, ruleset.recorded_at)) DESC,
              ruleset.recorded_at DESC
            FETCH FIRST 1 ROW ONLY""";

    private final JdbcClient jdbc;
    /** The rulesets that were read last, by version. Guarded by itself. */
    private final Map<String, Ruleset> cache = new LinkedHashMap<>(CACHED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Ruleset> eldest) {
            return size() > CACHED;
        }
    };

    /** Creates the access to the rulesets in a database. */
    public StoredRulesets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns the ruleset in force: of all rulesets, the one that was written or decided last. Empty before the first one has
     * been read, and if this version of the program cannot read it.
     */
    public Optional<Ruleset> inForce() {
        return versionInForce().flatMap(this::find);
    }

    /** Returns the version of the ruleset in force; empty before the first one has been read. */
    public Optional<String> versionInForce() {
        return jdbc.sql(IN_FORCE).query(String.class).optional();
    }

    /** Returns the ruleset of a version; empty if it has not been read, or if this version of the program cannot read it. */
    public Optional<Ruleset> find(String version) {
        synchronized (cache) {
            Ruleset cached = cache.get(version);
            if (cached != null) {
                return Optional.of(cached);
            }
        }
        Optional<Ruleset> read = document(version).flatMap(content -> parsed(version, content));
        synchronized (cache) {
            read.ifPresent(ruleset -> cache.put(version, ruleset));
        }
        return read;
    }

    /** Returns the canonical content of a ruleset in UTF-8: one line of JSON. Empty if it has not been read. */
    public Optional<byte[]> document(String version) {
        return jdbc.sql("SELECT document FROM ruleset WHERE version = ?")
                .param(StoredText.escape(version))
                .query(byte[].class)
                .optional();
    }

    private static Optional<Ruleset> parsed(String version, byte[] content) {
        return switch (RulesetReader.read(version, content)) {
            case RulesetReader.Result.Valid(Ruleset ruleset) -> Optional.of(ruleset);
            case RulesetReader.Result.Invalid invalid -> Optional.empty();
        };
    }
}
