INSERT INTO vectors SELECT id + 10, v, l, n, w FROM vectors WHERE id <> 1;
UPDATE vectors SET v = STRING_TO_VECTOR('[0.1, 0.2]'), w = NULL WHERE id = 1;
UPDATE vectors SET v = STRING_TO_VECTOR('[-0.0, 0, 1e-37]'), l = STRING_TO_VECTOR('[1]') WHERE id = 2;
UPDATE vectors SET id = 30 WHERE id = 3;
DELETE FROM vectors WHERE id = 12;
UPDATE vectors_without_key SET n = 2 WHERE HEX(v) = '000000800000803F' LIMIT 1;
UPDATE vectors_without_key SET n = 3 WHERE HEX(v) = '000000000000803F' LIMIT 1;
DELETE FROM vectors_without_key WHERE v IS NULL;
