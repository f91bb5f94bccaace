-- names differing by case: tables that only their letters' case tells apart stay apart
CREATE TABLE `orders` (id INT PRIMARY KEY, v INT);
CREATE TABLE `Orders` (id INT PRIMARY KEY, v INT);
CREATE TABLE `ORDERS` (id INT PRIMARY KEY, v INT);
CREATE TABLE `MixedCase` (`Id` INT PRIMARY KEY, `camelCase` INT);
-- rows
INSERT INTO `orders` VALUES (1, 1), (2, 2);
INSERT INTO `Orders` VALUES (1, 10), (3, 30);
INSERT INTO `ORDERS` VALUES (1, 100), (4, 400);
INSERT INTO `MixedCase` VALUES (1, 1), (2, 2);
