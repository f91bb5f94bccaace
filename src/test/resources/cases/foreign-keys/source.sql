-- foreign keys: rows that cascades delete, change or set to NULL follow, over three tables and in any order of names
CREATE TABLE z_customers (id INT PRIMARY KEY, name VARCHAR(20));
CREATE TABLE m_orders (id INT PRIMARY KEY, customer INT, v INT, FOREIGN KEY (customer) REFERENCES z_customers (id) ON DELETE CASCADE ON UPDATE CASCADE);
CREATE TABLE a_lines (order_id INT, n INT, v INT, PRIMARY KEY (order_id, n), FOREIGN KEY (order_id) REFERENCES m_orders (id) ON DELETE CASCADE ON UPDATE CASCADE);
CREATE TABLE b_notes (id INT PRIMARY KEY, order_id INT, note VARCHAR(20), FOREIGN KEY (order_id) REFERENCES m_orders (id) ON DELETE SET NULL ON UPDATE CASCADE);
CREATE TABLE c_strict (id INT PRIMARY KEY, customer INT, FOREIGN KEY (customer) REFERENCES z_customers (id));
CREATE TABLE codes (code VARCHAR(10) CHARACTER SET latin1 COLLATE latin1_swedish_ci PRIMARY KEY);
CREATE TABLE coded (id INT PRIMARY KEY, code VARCHAR(10) CHARACTER SET latin1 COLLATE latin1_swedish_ci, FOREIGN KEY (code) REFERENCES codes (code) ON UPDATE CASCADE ON DELETE SET NULL);
CREATE TABLE pairs (a INT, b INT, PRIMARY KEY (a, b));
CREATE TABLE paired (id INT PRIMARY KEY, x INT, y INT, FOREIGN KEY (x, y) REFERENCES pairs (a, b) ON DELETE SET NULL ON UPDATE CASCADE);
-- rows
INSERT INTO z_customers
  WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 40)
  SELECT n, CONCAT('customer ', n) FROM s;
INSERT INTO m_orders
  WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 200)
  SELECT n, CASE WHEN n % 10 = 0 THEN NULL ELSE n % 40 + 1 END, n FROM s;
INSERT INTO a_lines SELECT id, 1, id FROM m_orders;
INSERT INTO a_lines SELECT id, 2, -id FROM m_orders WHERE id % 2 = 0;
INSERT INTO b_notes SELECT id + 1000, id, CONCAT('note ', id) FROM m_orders WHERE id % 3 = 0;
INSERT INTO b_notes VALUES (1, NULL, 'of nothing');
INSERT INTO c_strict VALUES (1, 1), (2, 40), (3, NULL);
INSERT INTO codes VALUES ('a'), ('b'), ('ä'), ('');
INSERT INTO coded VALUES (1, 'A'), (2, 'a '), (3, 'b'), (4, 'Ä'), (5, NULL), (6, '');
INSERT INTO pairs VALUES (1, 1), (1, 2), (2, 1);
INSERT INTO paired VALUES (1, 1, 1), (2, 1, NULL), (3, NULL, 1), (4, 2, 1), (5, 1, 2), (6, NULL, NULL);
