UPDATE generated_keys SET v = -v WHERE k % 10 = 0;
UPDATE generated_keys SET a = a + 10000 WHERE a % 9 = 0;
DELETE FROM generated_keys WHERE k = 2;
INSERT INTO generated_keys (a, v) VALUES (-1, 1);
UPDATE half_generated SET a = CONCAT(a, 'x') WHERE v % 10 = 0;
UPDATE half_generated SET v = NULL WHERE v % 10 = 1;
DELETE FROM half_generated WHERE v % 10 = 2;
