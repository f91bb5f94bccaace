SET SESSION binlog_row_value_options = PARTIAL_JSON;
UPDATE documents SET j = JSON_SET(j, '$.a', 2);
