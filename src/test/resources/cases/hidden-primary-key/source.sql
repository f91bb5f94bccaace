-- hidden primary key: the key that MySQL makes by itself (sql_generate_invisible_primary_key) arrives with its numbers
SET SESSION sql_generate_invisible_primary_key = ON;
CREATE TABLE keyed_by_the_server (a INT, b VARCHAR(10));
SET SESSION sql_generate_invisible_primary_key = OFF;
-- rows
INSERT INTO keyed_by_the_server VALUES (1, 'a'), (1, 'a'), (NULL, NULL);
INSERT INTO keyed_by_the_server (my_row_id, a, b) VALUES (1000, 2, 'b'), (18446744073709551000, 3, 'c');
