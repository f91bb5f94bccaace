UPDATE beginnings SET a = '0000-00-00', b = '0000-00-00' WHERE id = 1;
UPDATE beginnings SET a = '1970-01-01 00:00:00.5', b = '1970-01-01 00:00:00.5' WHERE id = 2;
INSERT INTO beginnings SELECT id + 10, a, b, c FROM beginnings;
