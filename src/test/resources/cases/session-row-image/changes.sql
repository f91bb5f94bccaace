UPDATE t SET a = 10 WHERE id = 1;
SET SESSION binlog_row_image = MINIMAL;
UPDATE t SET a = 20 WHERE id = 2;
