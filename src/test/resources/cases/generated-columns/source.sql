-- generated columns: stored and virtual ones are made by the target, also under keys, and take no part in what is written
CREATE TABLE totals (
  id INT PRIMARY KEY, a INT, b INT, v INT GENERATED ALWAYS AS (a + b) VIRTUAL, s INT GENERATED ALWAYS AS (a * b) STORED,
  t VARCHAR(20) GENERATED ALWAYS AS (CONCAT(a, '-', b)) VIRTUAL, c INT, KEY v (v), UNIQUE KEY s (s, id), KEY t (t, c)
);
CREATE TABLE first_generated (g INT GENERATED ALWAYS AS (n + 1) STORED, n INT PRIMARY KEY, h INT GENERATED ALWAYS AS (g + 1) VIRTUAL, m INT);
CREATE TABLE generated_unique (id INT PRIMARY KEY, email VARCHAR(100), domain VARCHAR(100) GENERATED ALWAYS AS (SUBSTRING_INDEX(email, '@', -1)) VIRTUAL,
  active INT, only_active INT GENERATED ALWAYS AS (CASE WHEN active = 1 THEN id DIV 2 END) VIRTUAL, UNIQUE KEY only_active (only_active), KEY domain (domain));
CREATE TABLE only_generated_beside_key (id INT PRIMARY KEY, g INT GENERATED ALWAYS AS (id * 3) STORED);
CREATE TABLE document_parts (id INT PRIMARY KEY, j JSON, x VARCHAR(50) GENERATED ALWAYS AS (JSON_UNQUOTE(JSON_EXTRACT(j, '$.x'))) STORED, KEY x (x));
-- rows
INSERT INTO totals (id, a, b, c) VALUES (1, 1, 2, 3), (2, NULL, 2, NULL), (3, -5, 7, 0), (4, 0, 0, 0), (5, 40000, 50000, 1);
INSERT INTO first_generated (n, m) VALUES (1, 1), (2, NULL), (-1, 3);
INSERT INTO generated_unique (id, email, active) VALUES (1, 'a@x.org', 1), (2, 'b@x.org', 0), (3, 'c@y.org', 1), (4, NULL, NULL), (5, 'no address', 0);
INSERT INTO only_generated_beside_key (id) VALUES (1), (2), (3);
INSERT INTO document_parts (id, j) VALUES (1, '{"x": "a"}'), (2, '{"x": null}'), (3, NULL), (4, '{"y": 1}'), (5, '{"x": "ä\\"€"}');
