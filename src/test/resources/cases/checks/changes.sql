UPDATE checked SET a = 2, b = 'y' WHERE id IN (2, 3);
UPDATE checked SET a = NULL, b = NULL WHERE id = 1;
INSERT INTO checked VALUES (4, 2000, 'large'), (5, 999, '');
UPDATE checked SET id = 40 WHERE id = 4;
DELETE FROM checked WHERE id = 5;
UPDATE loose SET a = /*!80000 - */ 5 WHERE id = 1;
INSERT INTO loose VALUES (4, /*!80000 - */ 1);
DELETE FROM loose WHERE id = 3;
