-- compressed columns: MariaDB's compressed columns are refused
CREATE TABLE compressed_texts (id INT PRIMARY KEY, t TEXT COMPRESSED);
-- rows
INSERT INTO compressed_texts VALUES (1, REPEAT('a', 1000)), (2, NULL);
