SET SESSION binlog_format = 'STATEMENT';
UPDATE stated SET v = 2;
