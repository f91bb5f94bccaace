UPDATE t SET a = 10 WHERE id = 1;
SET SESSION binlog_format = STATEMENT;
UPDATE t SET a = a + 1;
