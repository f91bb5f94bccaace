-- session-row-image-noblob: a session that logs rows without their unchanged BLOBs (binlog_row_image=NOBLOB): the link stops there
CREATE TABLE t (id INT PRIMARY KEY, a INT, b BLOB);
-- rows
INSERT INTO t VALUES (1, 1, 'one'), (2, 2, 'two');
