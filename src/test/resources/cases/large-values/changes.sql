UPDATE large_values SET b = REPEAT(x'00', 16777216) WHERE id = 7;
UPDATE large_values SET t = NULL WHERE id = 1;
UPDATE large_values SET b = NULL, t = 'was large' WHERE id = 5;
INSERT INTO large_values VALUES (8, REPEAT('\\', 20000000), 'x');
UPDATE large_values SET id = 9 WHERE id = 2;
DELETE FROM large_values WHERE id = 4;
