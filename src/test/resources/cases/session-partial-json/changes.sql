UPDATE t SET j = JSON_SET(j, '$.b[0]', 7) WHERE id = 1;
SET SESSION binlog_row_value_options = PARTIAL_JSON;
UPDATE t SET j = JSON_SET(j, '$.b[1]', 8) WHERE id = 1;
