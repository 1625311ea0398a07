-- The rulesets that were in force, and when each decided last.

CREATE TABLE ruleset (
  version     VARCHAR NOT NULL PRIMARY KEY,
  recorded_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  document    BYTEA NOT NULL
);

CREATE TABLE ruleset_use (
  version      VARCHAR NOT NULL PRIMARY KEY,
  last_used_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
