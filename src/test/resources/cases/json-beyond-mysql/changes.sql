UPDATE numbers SET j = '{"n": 1e999}' WHERE id = 3;
UPDATE numbers SET j = NULL WHERE id = 1;
