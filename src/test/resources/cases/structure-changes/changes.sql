UPDATE growing SET v = 2;
ALTER TABLE growing ADD COLUMN w INT DEFAULT 5;
UPDATE growing SET w = 6;
