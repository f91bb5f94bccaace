INSERT INTO prices SELECT id + 10, -price, -weight FROM prices;
