-- partial documents: a session that logs only what changed inside a JSON document stops the link
CREATE TABLE documents (id INT PRIMARY KEY, j JSON);
-- rows
INSERT INTO documents VALUES (1, CONCAT('{"a": 1, "b": "', REPEAT('x', 1000), '"}'));
