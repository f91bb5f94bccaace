-- json, texts: a MariaDB document is a text, which arrives as it was written when the target keeps texts too
CREATE TABLE json_texts (id INT PRIMARY KEY, j JSON);
-- rows
INSERT INTO json_texts VALUES (1, '  {"a" :1,  "a": 2 }\n'), (2, '[1E+05, 1.10, 5E-7]'), (3, '[0.10, 1.0E1, 123456789012345678901234567890.123456789012345678901234567890]'),
  (4, '"\\u00E9\\/"'), (5, '{"b":1,"a":2}'), (6, '\t[ ]\r\n'), (7, '-0'), (8, NULL), (9, CONCAT(REPEAT(' ', 70000), '1'));
