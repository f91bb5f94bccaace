INSERT INTO days SELECT id + 20, dn, yn, COALESCE(d, '0000-01-01'), COALESCE(y, 0) FROM days;
UPDATE days SET d = NULL, y = NULL WHERE id IN (1, 2);
UPDATE days SET d = '0001-01-01', y = 0 WHERE id = 3;
UPDATE days SET d = '9999-12-31', y = 1901, dn = '0001-01-01', yn = 0 WHERE id = 4;
UPDATE days SET id = id + 100 WHERE id IN (5, 6);
DELETE FROM days WHERE id = 7;
INSERT INTO days VALUES (7, '0001-12-31', '0000', '2000-02-29', 2155);
INSERT INTO times SELECT id + 20, -t, t1, SUBTIME(t2, '00:00:00.5'), t6, t6, t6, t6 FROM times WHERE t > '-838:00:00';
UPDATE times SET t = NULL, t1 = NULL, t2 = NULL, t3 = NULL, t4 = NULL, t5 = NULL, t6 = NULL WHERE id IN (1, 4);
UPDATE times SET t = '-838:59:59', t1 = '-838:59:58.9', t2 = '-838:59:58.99', t3 = '-838:59:58.999', t4 = '-838:59:58.9999', t5 = '-838:59:58.99999',
  t6 = '-838:59:58.999999' WHERE id = 8;
UPDATE times SET t1 = '-00:00:00.9', t2 = '-00:00:00.99', t3 = '-00:00:00.999', t4 = '-00:00:00.9999', t5 = '-00:00:00.99999', t6 = '-00:00:00.999999' WHERE id = 6;
UPDATE times SET id = id + 100 WHERE id IN (2, 3, 9);
DELETE FROM times WHERE id = 5;
INSERT INTO times VALUES (5, '01:01:01', '-01:01:01.1', '01:01:01.11', '-01:01:01.111', '01:01:01.1111', '-01:01:01.11111', '01:01:01.111111');
INSERT INTO datetimes SELECT id + 20, d6, d6, d6, d6, d6, d6, d FROM datetimes;
UPDATE datetimes SET d = NULL, d1 = NULL, d2 = NULL, d3 = NULL, d4 = NULL, d5 = NULL, d6 = NULL WHERE id IN (2, 5);
UPDATE datetimes SET d = '9999-12-31 23:59:59', d1 = '9999-12-31 23:59:59.9', d2 = '9999-12-31 23:59:59.99', d3 = '9999-12-31 23:59:59.999',
  d4 = '9999-12-31 23:59:59.9999', d5 = '9999-12-31 23:59:59.99999', d6 = '9999-12-31 23:59:59.999999' WHERE id IN (1, 3);
UPDATE datetimes SET d6 = '0000-01-01 00:00:00.000001', d = '0000-01-01 00:00:01' WHERE id = 6;
UPDATE datetimes SET id = id + 100 WHERE id = 4;
DELETE FROM datetimes WHERE id = 7;
INSERT INTO timestamps SELECT id + 20, s6, s6, s6, s6, s6, s6, s FROM timestamps WHERE id <> 2;
UPDATE timestamps SET s = NULL, s1 = NULL, s2 = NULL, s3 = NULL, s4 = NULL, s5 = NULL, s6 = NULL WHERE id IN (1, 6);
UPDATE timestamps SET s = '2038-01-19 03:14:07', s1 = '2038-01-19 03:14:07.9', s6 = '2038-01-19 03:14:07.999999' WHERE id IN (3, 4);
UPDATE timestamps SET s = '0000-00-00', s1 = '0000-00-00', s2 = '0000-00-00', s3 = '0000-00-00', s6 = '0000-00-00' WHERE id = 2;
UPDATE timestamps SET id = id + 100 WHERE id = 5;
INSERT INTO timestamps VALUES (5, '1970-01-01 00:00:01', '1970-01-01 00:00:01.9', '1970-01-01 00:00:01.99', '1970-01-01 00:00:01.999', '1970-01-01 00:00:01.9999',
  '1970-01-01 00:00:01.99999', '1970-01-01 00:00:01.999999');
