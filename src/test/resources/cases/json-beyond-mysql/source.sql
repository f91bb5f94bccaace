-- json beyond MySQL: numbers that fit no DOUBLE stay the text that they are
CREATE TABLE numbers (id INT PRIMARY KEY, j JSON);
-- rows
INSERT INTO numbers VALUES (1, '[1e400, -1e400, 1e-400]'), (2, '123456789012345678901234567890e300'), (3, '1');
