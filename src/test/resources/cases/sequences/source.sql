-- sequences: a MariaDB sequence is no table; tables beside it, with numbers taken from it, arrive
CREATE SEQUENCE numbers START WITH 100 INCREMENT BY 10;
CREATE TABLE from_sequence (id BIGINT PRIMARY KEY, v INT);
-- rows
INSERT INTO from_sequence VALUES (NEXT VALUE FOR numbers, 1), (NEXT VALUE FOR numbers, 2);
