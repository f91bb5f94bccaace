-- logged statements: a session that logs statements instead of rows stops the link
CREATE TABLE stated (id INT PRIMARY KEY, v INT);
-- rows
INSERT INTO stated VALUES (1, 1);
