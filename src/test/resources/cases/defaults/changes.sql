INSERT INTO defaults (id, v) VALUES (10, 1), (11, 2);
UPDATE defaults SET v = 9 WHERE id IN (1, 4, 5);
UPDATE defaults SET v = 10, changed = changed, stamp = stamp WHERE id = 2;
UPDATE defaults SET n = NULL, changed = NULL, stamp = NULL, u = NULL, t = NULL WHERE id = 3;
UPDATE defaults SET u = DEFAULT, r = DEFAULT, t = DEFAULT, n = DEFAULT, e = DEFAULT, made = DEFAULT WHERE id = 4;
UPDATE defaults SET id = 50 WHERE id = 5;
DELETE FROM defaults WHERE id = 10;
INSERT INTO defaults (id, changed, stamp) VALUES (10, NULL, '2001-01-01');
