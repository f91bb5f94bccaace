INSERT INTO from_sequence VALUES (NEXT VALUE FOR numbers, 3);
UPDATE from_sequence SET v = NEXT VALUE FOR numbers WHERE id = 100;
DELETE FROM from_sequence WHERE id = 110;
