-- auto-increment: rows with the numbers 0 and below arrive with these numbers, in signed, unsigned, floating and composite keys
CREATE TABLE numbered (id INT AUTO_INCREMENT PRIMARY KEY, v VARCHAR(10));
CREATE TABLE numbered_unsigned (id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY, v INT) AUTO_INCREMENT = 1000;
CREATE TABLE numbered_tiny (id TINYINT AUTO_INCREMENT PRIMARY KEY, v INT);
CREATE TABLE numbered_second (a INT, n INT NOT NULL AUTO_INCREMENT, v INT, PRIMARY KEY (a, n), KEY n (n));
CREATE TABLE numbered_beside (k VARCHAR(10) PRIMARY KEY, n INT NOT NULL AUTO_INCREMENT, v INT, UNIQUE KEY n (n));
-- rows
SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO';
INSERT INTO numbered VALUES (0, 'zero'), (-1, 'minus'), (-2147483648, 'least'), (2147483646, 'almost'), (5, 'five');
INSERT INTO numbered_unsigned VALUES (0, 0), (18446744073709551614, 1), (9223372036854775808, 2);
INSERT INTO numbered_tiny VALUES (0, 0), (-128, 1), (126, 2);
INSERT INTO numbered_second VALUES (1, 0, 0), (2, -5, 1), (3, 7, 2);
INSERT INTO numbered_beside VALUES ('a', 0, 0), ('b', -3, 1), ('c', 9, 2);
