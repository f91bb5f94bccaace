INSERT INTO vectors SELECT id + 10, v, l, n, w FROM vectors WHERE id <> 1;
UPDATE vectors SET v = STRING_TO_VECTOR('[0.1, 0.2]'), w = NULL WHERE id = 1;
UPDATE vectors SET v = STRING_TO_VECTOR('[-0.0, 0, 1e-37]'), l = STRING_TO_VECTOR('[1]') WHERE id = 2;
UPDATE vectors SET id = 30 WHERE id = 3;
DELETE FROM vectors WHERE id = 12;
