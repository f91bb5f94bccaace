-- other engines: tables that do not take part in transactions are refused
CREATE TABLE of_another_engine (id INT PRIMARY KEY, v INT) ENGINE = MyISAM;
-- rows
INSERT INTO of_another_engine VALUES (1, 1);
