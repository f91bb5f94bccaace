-- title: a DOUBLE(M,D) that holds a value which the target would round stops the table
CREATE TABLE prices (id INT PRIMARY KEY, price DOUBLE(15,4), weight FLOAT(7,3));
-- rows
INSERT INTO prices VALUES (1, -0.1, -0.1), (2, 0, 0), (3, 12345678901.2345, 1234.567), (4, NULL, NULL);
