UPDATE bytes SET v = CONCAT(v, k), b = CONCAT(k, b), t = CONCAT(t, 'ü', t) WHERE n % 2 = 0;
UPDATE bytes SET v = NULL, b = NULL, t = NULL WHERE n % 16 = 3;
UPDATE bytes SET v = k, b = k WHERE n % 16 = 5;
DELETE FROM bytes WHERE n IN (0, 10, 32, 39, 92, 255);
INSERT INTO bytes VALUES (x'00', x'00', x'00', '\0', 0), (x'0A', x'0A', x'0A', '\n', 10), (x'20', x'20', x'20', ' ', 32), (x'27', x'27', x'27', '''', 39),
  (x'5C', x'5C', x'5C', '\\', 92), (x'FF', x'FF', x'FF', 'ÿ', 255);
UPDATE byte_pairs SET v = CONCAT(v, v) WHERE k LIKE CONCAT(x'0A', '%');
DELETE FROM byte_pairs WHERE k = x'0000';
UPDATE byte_pairs SET k = x'0000' WHERE k = x'FFFF';
UPDATE one_byte_texts SET b = CONCAT(b, 'y'), c = CONCAT(c, 'y'), d = CONCAT(d, 'y'), e = CONCAT(e, 'y'), f = CONCAT(f, 'y'), g = CONCAT(g, 'y'), h = CONCAT(h, 'y'),
  i = CONCAT(i, 'y'), j = CONCAT(j, 'y'), k = CONCAT(k, 'y'), l = CONCAT(l, 'y') WHERE id > 100;
UPDATE one_byte_texts SET a = NULL, b = NULL, c = NULL WHERE id % 10 = 0;
UPDATE one_byte_texts SET id = id + 1000 WHERE id BETWEEN 200 AND 255;
UPDATE latin1_keys SET v = v + 1 WHERE v > 120;
UPDATE latin1_keys SET k = CONCAT(LEFT(k, 1), 'z') WHERE v % 3 = 0;
DELETE FROM latin1_keys WHERE v % 5 = 0;
UPDATE all_bytes SET b = REVERSE(b), t = REVERSE(t) WHERE id = 3;
INSERT INTO all_bytes SELECT 4, b, t FROM all_bytes WHERE id = 3;
UPDATE all_bytes SET b = NULL, t = NULL WHERE id = 1;
