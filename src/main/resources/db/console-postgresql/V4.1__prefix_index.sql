-- PostgreSQL searches prefixes only with an index of this kind, unless its locale is C.

CREATE INDEX customer_by_prefix ON customer (customer_id text_pattern_ops);
