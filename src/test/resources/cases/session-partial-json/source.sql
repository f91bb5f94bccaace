-- session-partial-json: a session that logs only what changed inside a document (binlog_row_value_options=PARTIAL_JSON): the link stops there
CREATE TABLE t (id INT PRIMARY KEY, j JSON);
-- rows
INSERT INTO t VALUES (1, '{"a": "a long enough text to be worth a partial update", "b": [1, 2, 3]}');
