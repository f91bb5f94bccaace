-- invisible columns: what SELECT * does not show arrives too, also as key
CREATE TABLE hidden (id INT PRIMARY KEY, a INT, h VARCHAR(20) DEFAULT 'hidden' INVISIBLE, b INT, n INT NOT NULL DEFAULT 7 INVISIBLE);
CREATE TABLE hidden_key (id INT NOT NULL DEFAULT 0 INVISIBLE, a INT, PRIMARY KEY (id));
CREATE TABLE hidden_without_key (a INT, h INT DEFAULT 3 INVISIBLE);
-- rows
INSERT INTO hidden VALUES (1, 1, 1), (2, 2, NULL);
INSERT INTO hidden (id, a, h, b, n) VALUES (3, 3, NULL, 3, 0), (4, NULL, '', NULL, -1), (5, 5, 'x', 5, 5);
INSERT INTO hidden_key (id, a) VALUES (1, 1), (2, NULL), (3, 3);
INSERT INTO hidden_without_key (a, h) VALUES (1, 1), (1, 2), (1, NULL), (1, 1);
INSERT INTO hidden_without_key VALUES (1), (2);
