INSERT INTO chinese SELECT id + 10, c, v, c, e FROM chinese;
UPDATE chinese SET v = NULL, t = NULL, c = NULL, e = NULL WHERE id = 1;
UPDATE chinese SET v = '縗縗', t = '😀', c = '縗', e = 1 WHERE id IN (3, 4);
UPDATE chinese SET id = 50 WHERE id = 5;
DELETE FROM chinese WHERE id = 6;
UPDATE chinese_keys SET v = v + 10;
UPDATE chinese_keys SET k = '乗' WHERE k = '縗';
DELETE FROM chinese_keys WHERE k IN ('\\', 'a');
INSERT INTO chinese_keys VALUES ('縗', 20), ('a', 21);
