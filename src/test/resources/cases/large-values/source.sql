-- large values: texts and blobs beyond 16 MiB, where packets are split, arrive up to 32 MiB
CREATE TABLE large_values (id INT PRIMARY KEY, t LONGTEXT, b LONGBLOB);
-- rows
INSERT INTO large_values VALUES (1, REPEAT('0123456789abcdef', 1048576), NULL);
INSERT INTO large_values VALUES (2, NULL, REPEAT(x'000102030405060708090A0D1A22275C', 1048575));
INSERT INTO large_values VALUES (3, REPEAT('äöü€😀', 1500000), NULL);
INSERT INTO large_values VALUES (4, '', REPEAT(x'5C', 16777215));
INSERT INTO large_values VALUES (5, NULL, REPEAT(x'FF', 33554432));
INSERT INTO large_values VALUES (6, REPEAT('\n', 16777214), x'');
INSERT INTO large_values VALUES (7, 'small', 'small');
