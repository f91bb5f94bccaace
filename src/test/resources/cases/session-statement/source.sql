-- session-statement: a session that logs statements instead of rows (binlog_format=STATEMENT): the link stops there
CREATE TABLE t (id INT PRIMARY KEY, a INT);
-- rows
INSERT INTO t VALUES (1, 1), (2, 2);
