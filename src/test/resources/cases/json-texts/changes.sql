INSERT INTO json_texts SELECT id + 100, j FROM json_texts;
UPDATE json_texts SET j = CONCAT(' ', j, ' ') WHERE id < 5;
UPDATE json_texts SET j = NULL WHERE id = 6;
UPDATE json_texts SET j = '[1.0 , 1.00]' WHERE id = 8;
DELETE FROM json_texts WHERE id = 9;
