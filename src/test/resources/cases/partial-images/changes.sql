SET SESSION binlog_row_image = MINIMAL;
UPDATE imaged SET a = 2;
