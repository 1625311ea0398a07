-- The issuer's id of the person, beside the name, which the person can change.

ALTER TABLE operator_action ADD COLUMN acted_by_subject VARCHAR;
