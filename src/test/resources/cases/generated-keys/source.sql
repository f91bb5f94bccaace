-- generated keys: a primary key may be a stored generated column on MySQL
CREATE TABLE generated_keys (a INT NOT NULL, k INT GENERATED ALWAYS AS (a * 2) STORED, v INT, PRIMARY KEY (k));
CREATE TABLE half_generated (a VARCHAR(20) NOT NULL, h BINARY(4) GENERATED ALWAYS AS (UNHEX(LEFT(SHA2(a, 256), 8))) STORED NOT NULL, n INT, v INT, PRIMARY KEY (h, n));
-- rows
INSERT INTO generated_keys (a, v)
  WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 900)
  SELECT n, n FROM s;
INSERT INTO half_generated (a, n, v) SELECT CONCAT('a', a), a % 3, a FROM generated_keys;
