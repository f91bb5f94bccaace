DELETE FROM keyed_by_the_server WHERE a = 1 LIMIT 1;
UPDATE keyed_by_the_server SET b = 'c' WHERE a IS NULL;
UPDATE keyed_by_the_server SET a = 5 WHERE a = 2;
INSERT INTO keyed_by_the_server (my_row_id, a, b) VALUES (500, 9, 'i');
