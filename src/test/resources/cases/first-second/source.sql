-- first second: MariaDB's TIMESTAMP holds fractions of the second in which time began, which are not the zero value
CREATE TABLE beginnings (id INT PRIMARY KEY, a TIMESTAMP(6) NULL, b TIMESTAMP(2) NULL, c TIMESTAMP NULL);
-- rows
INSERT INTO beginnings VALUES (1, '1970-01-01 00:00:00.000001', '1970-01-01 00:00:00.01', '1970-01-01 00:00:01'), (2, '0000-00-00', '0000-00-00', '0000-00-00'),
  (3, '1970-01-01 00:00:00.999999', '1970-01-01 00:00:00.99', NULL);
