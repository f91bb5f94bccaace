-- compressed-transactions: transactions that a session compresses in the binlog arrive like the others, alone and between them
CREATE TABLE t (id INT PRIMARY KEY AUTO_INCREMENT, n INT NOT NULL, v TEXT);
CREATE TABLE journal (line VARCHAR(40));
-- rows
INSERT INTO t (n, v) WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 500) SELECT n, REPEAT('compress me ', 40) FROM s;
INSERT INTO journal VALUES ('a'), ('a'), ('b');
