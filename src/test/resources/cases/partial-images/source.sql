-- partial images: a session that logs only the changed columns stops the link
CREATE TABLE imaged (id INT PRIMARY KEY, a INT, b INT);
-- rows
INSERT INTO imaged VALUES (1, 1, 1);
