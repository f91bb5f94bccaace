-- json beyond MariaDB: documents nested deeper than the 32 levels that MariaDB's JSON_VALID takes arrive on MySQL
CREATE TABLE deep (id INT PRIMARY KEY, j JSON);
-- rows
INSERT INTO deep VALUES (1, CONCAT(REPEAT('[', 99), REPEAT(']', 99))), (2, CONCAT(REPEAT('{"a":', 98), '1', REPEAT('}', 98))), (3, '1');
