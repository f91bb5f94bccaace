-- checks: rows arrive under CHECK constraints, those that were let in before the constraint was enforced too
CREATE TABLE checked (id INT PRIMARY KEY, a INT CHECK (a > 0), b VARCHAR(20), CONSTRAINT `a check, (b)` CHECK (b <> 'it''s' OR b IS NULL), CONSTRAINT pair CHECK (a < 1000 OR b = 'large'));
CREATE TABLE loose (id INT PRIMARY KEY, a INT, CONSTRAINT positive CHECK (a > 0) /*!80016 NOT ENFORCED */);
-- rows
INSERT INTO checked VALUES (1, 1, 'x'), (2, NULL, NULL), (3, 5000, 'large');
INSERT INTO loose VALUES (1, 1), (2, /*!80000 - */ 2), (3, NULL);
