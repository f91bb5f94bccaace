UPDATE altered SET renamed = 10, a = NULL WHERE id = 1;
UPDATE altered SET b = '', d = NULL WHERE id IN (2, 3);
INSERT INTO altered (id) VALUES (4);
DELETE FROM altered WHERE id = 2;
