-- session-row-image: a session that logs rows without all of their columns (binlog_row_image=MINIMAL): the link stops there
CREATE TABLE t (id INT PRIMARY KEY, a INT, b VARCHAR(20));
-- rows
INSERT INTO t VALUES (1, 1, 'one'), (2, 2, 'two');
