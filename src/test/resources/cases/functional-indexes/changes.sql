UPDATE expressions SET a = 100, s = CONCAT(s, 'x') WHERE id IN (1, 2);
UPDATE expressions SET j = '{"tags": [3, 3, 4], "codes": ["d", "e"]}' WHERE id = 1;
UPDATE expressions SET j = '{"tags": [1], "codes": ["a"]}', s = 'now' WHERE id = 2;
UPDATE expressions SET id = 30 WHERE id = 3;
DELETE FROM expressions WHERE id = 4;
INSERT INTO expressions VALUES (4, 4, 'ä', '{"codes": ["b"]}');
UPDATE stored_elsewhere SET a = b, b = id;
