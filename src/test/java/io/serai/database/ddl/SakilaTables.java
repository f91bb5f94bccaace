package io.serai.database.ddl;

import java.util.List;

/** What MySQL 9.7 says of the tables and views of sakila. */
final class SakilaTables {
    static final String DATABASE = "sakila";

    static final List<String> TABLES =
            List.of("""
            CREATE TABLE `actor` (
              `actor_id` smallint unsigned NOT NULL AUTO_INCREMENT,
              `first_name` varchar(45) NOT NULL,
              `last_name` varchar(45) NOT NULL,
              `last_update` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
              PRIMARY KEY (`actor_id`),
              KEY `idx_actor_last_name` (`last_name`)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3""", """
            CREATE TABLE `address` (
              `address_id` smallint unsigned NOT NULL AUTO_INCREMENT,
              `address` varchar(50) NOT NULL,
              `address2` varchar(50) DEFAULT NULL,
              `district` varchar(20) NOT NULL,
              `city_id` smallint unsigned NOT NULL,
              `postal_code` varchar(10) DEFAULT NULL,
              `phone` varchar(20) NOT NULL,
              `location` geometry NOT NULL,
              `last_update` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
              PRIMARY KEY (`address_id`),
              KEY `idx_fk_city_id` (`city_id`),
              SPATIAL KEY `idx_location` (`location`),
              CONSTRAINT `fk_address_city` FOREIGN KEY (`city_id`) REFERENCES `city` (`city_id`) ON DELETE RESTRICT ON \
            UPDATE CASCADE
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3""", """
            CREATE TABLE `category` (
              `category_id` tinyint unsigned NOT NULL AUTO_INCREMENT,
              `name` varchar(25) NOT NULL,
              `last_update` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
              PRIMARY KEY (`category_id`)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3""", """
            CREATE TABLE `city` (
              `city_id` smallint unsigned NOT NULL AUTO_INCREMENT,
              `city` varchar(50) NOT NULL,
              `country_id` smallint unsigned NOT NULL,
              `last_update` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
              PRIMARY KEY (`city_id`),
              KEY `idx_fk_country_id` (`country_id`),
              CONSTRAINT `fk_city_country` FOREIGN KEY (`country_id`) REFERENCES `country` (`country_id`) ON DELETE \
            RESTRICT ON UPDATE CASCADE
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3""", """
            CREATE TABLE `country` (
              `country_id` smallint unsigned NOT NULL AUTO_INCREMENT,
              `country` varchar(50) NOT NULL,
              `last_update` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
              PRIMARY KEY (`country_id`)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3""", """
            CREATE TABLE `customer` (
              `customer_id` smallint unsigned NOT NULL AUTO_INCREMENT,
              `store_id` tinyint unsigned NOT NULL,
              `first_name` varchar(45) NOT NULL,
              `last_name` varchar(45) NOT NULL,
              `email` varchar(50) DEFAULT NULL,
              `address_id` smallint unsigned NOT NULL,
              `active` tinyint(1) NOT NULL DEFAULT '1',
              `create_date` datetime NOT NULL,
              `last_update` timestamp NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
              PRIMARY KEY (`customer_id`),
              KEY `idx_fk_store_id` (`store_id`),
              KEY `idx_fk_address_id` (`address_id`),
              KEY `idx_last_name` (`last_name`),
              CONSTRAINT `fk_customer_address` FOREIGN KEY (`address_id`) REFERENCES `address` (`address_id`) ON DELETE \
            RESTRICT ON UPDATE CASCADE,
              CONSTRAINT `fk_customer_store` FOREIGN KEY (`store_id`) REFERENCES `store` (`store_id`) ON DELETE RESTRICT \
            ON UPDATE CASCADE
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3""", """
            CREATE TABLE `film` (
              `film_id` smallint unsigned NOT NULL AUTO_INCREMENT,
              `title` varchar(255) NOT NULL,
              `description` text,
              `release_year` year DEFAULT NULL,
              `language_id` tinyint unsigned NOT NULL,
              `original_language_id` tinyint unsigned DEFAULT NULL,
              `rental_duration` tinyint unsigned NOT NULL DEFAULT '3',
              `rental_rate` decimal(4,2) NOT NULL DEFAULT '4.99',
              `length` smallint unsigned DEFAULT NULL,
              `replacement_cost` decimal(5,2) NOT NULL DEFAULT '19.99',
              `rating` enum('G','PG','PG-13','R','NC-17') DEFAULT 'G',
              `special_features` set('Trailers','Commentaries','Deleted Scenes','Behind the Scenes') DEFAULT NULL,
              `last_update` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
              PRIMARY KEY (`film_id`),
              KEY `idx_title` (`title`),
              KEY `idx_fk_language_id` (`language_id`),
              KEY `idx_fk_original_language_id` (`original_language_id`),
              CONSTRAINT `fk_film_language` FOREIGN KEY (`language_id`) REFERENCES `language` (`language_id`) ON DELETE \
            RESTRICT ON UPDATE CASCADE,
              CONSTRAINT `fk_film_language_original` FOREIGN KEY (`original_language_id`) REFERENCES `language` \
            (`language_id`) ON DELETE RESTRICT ON UPDATE CASCADE
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3""", """
            CREATE TABLE `film_actor` (
              `actor_id` smallint unsigned NOT NULL,
              `film_id` smallint unsigned NOT NULL,
              `last_update` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
              PRIMARY KEY (`actor_id`,`film_id`),
              KEY `idx_fk_film_id` (`film_id`),
              CONSTRAINT `fk_film_actor_actor` FOREIGN KEY (`actor_id`) REFERENCES `actor` (`actor_id`) ON DELETE RESTRICT \
            ON UPDATE CASCADE,
              CONSTRAINT `fk_film_actor_film` FOREIGN KEY (`film_id`) REFERENCES `film` (`film_id`) ON DELETE RESTRICT ON \
            UPDATE CASCADE
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3""", """
            CREATE TABLE `film_category` (
              `film_id` smallint unsigned NOT NULL,
              `category_id` tinyint unsigned NOT NULL,
              `last_update` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
              PRIMARY KEY (`film_id`,`category_id`),
              KEY `fk_film_category_category` (`category_id`),
              CONSTRAINT `fk_film_category_category` FOREIGN KEY (`category_id`) REFERENCES `category` (`category_id`) ON \
            DELETE RESTRICT ON UPDATE CASCADE,
              CONSTRAINT `fk_film_category_film` FOREIGN KEY (`film_id`) REFERENCES `film` (`film_id`) ON DELETE RESTRICT \
            ON UPDATE CASCADE
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3""", """
            CREATE TABLE `film_text` (
              `film_id` smallint NOT NULL,
              `title` varchar(255) NOT NULL,
              `description` text,
              PRIMARY KEY (`film_id`),
              FULLTEXT KEY `idx_title_description` (`title`,`description`)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3""", """
            CREATE TABLE `inventory` (
              `inventory_id` mediumint unsigned NOT NULL AUTO_INCREMENT,
              `film_id` smallint unsigned NOT NULL,
              `store_id` tinyint unsigned NOT NULL,
              `last_update` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
              PRIMARY KEY (`inventory_id`),
              KEY `idx_fk_film_id` (`film_id`),
              KEY `idx_store_id_film_id` (`store_id`,`film_id`),
              CONSTRAINT `fk_inventory_film` FOREIGN KEY (`film_id`) REFERENCES `film` (`film_id`) ON DELETE RESTRICT ON \
            UPDATE CASCADE,
              CONSTRAINT `fk_inventory_store` FOREIGN KEY (`store_id`) REFERENCES `store` (`store_id`) ON DELETE RESTRICT \
            ON UPDATE CASCADE
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3""", """
            CREATE TABLE `language` (
              `language_id` tinyint unsigned NOT NULL AUTO_INCREMENT,
              `name` char(20) NOT NULL,
              `last_update` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
              PRIMARY KEY (`language_id`)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3""", """
            CREATE TABLE `payment` (
              `payment_id` smallint unsigned NOT NULL AUTO_INCREMENT,
              `customer_id` smallint unsigned NOT NULL,
              `staff_id` tinyint unsigned NOT NULL,
              `rental_id` int DEFAULT NULL,
              `amount` decimal(5,2) NOT NULL,
              `payment_date` datetime NOT NULL,
              `last_update` timestamp NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
              PRIMARY KEY (`payment_id`),
              KEY `idx_fk_staff_id` (`staff_id`),
              KEY `idx_fk_customer_id` (`customer_id`),
              KEY `fk_payment_rental` (`rental_id`),
              CONSTRAINT `fk_payment_customer` FOREIGN KEY (`customer_id`) REFERENCES `customer` (`customer_id`) ON DELETE \
            RESTRICT ON UPDATE CASCADE,
              CONSTRAINT `fk_payment_rental` FOREIGN KEY (`rental_id`) REFERENCES `rental` (`rental_id`) ON DELETE SET \
            NULL ON UPDATE CASCADE,
              CONSTRAINT `fk_payment_staff` FOREIGN KEY (`staff_id`) REFERENCES `staff` (`staff_id`) ON DELETE RESTRICT ON \
            UPDATE CASCADE
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3""", """
            CREATE TABLE `rental` (
              `rental_id` int NOT NULL AUTO_INCREMENT,
              `rental_date` datetime NOT NULL,
              `inventory_id` mediumint unsigned NOT NULL,
              `customer_id` smallint unsigned NOT NULL,
              `return_date` datetime DEFAULT NULL,
              `staff_id` tinyint unsigned NOT NULL,
              `last_update` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
              PRIMARY KEY (`rental_id`),
              UNIQUE KEY `rental_date` (`rental_date`,`inventory_id`,`customer_id`),
              KEY `idx_fk_inventory_id` (`inventory_id`),
              KEY `idx_fk_customer_id` (`customer_id`),
              KEY `idx_fk_staff_id` (`staff_id`),
              CONSTRAINT `fk_rental_customer` FOREIGN KEY (`customer_id`) REFERENCES `customer` (`customer_id`) ON DELETE \
            RESTRICT ON UPDATE CASCADE,
              CONSTRAINT `fk_rental_inventory` FOREIGN KEY (`inventory_id`) REFERENCES `inventory` (`inventory_id`) ON \
            DELETE RESTRICT ON UPDATE CASCADE,
              CONSTRAINT `fk_rental_staff` FOREIGN KEY (`staff_id`) REFERENCES `staff` (`staff_id`) ON DELETE RESTRICT ON \
            UPDATE CASCADE
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3""", """
            CREATE TABLE `staff` (
              `staff_id` tinyint unsigned NOT NULL AUTO_INCREMENT,
              `first_name` varchar(45) NOT NULL,
              `last_name` varchar(45) NOT NULL,
              `address_id` smallint unsigned NOT NULL,
              `picture` blob,
              `email` varchar(50) DEFAULT NULL,
              `store_id` tinyint unsigned NOT NULL,
              `active` tinyint(1) NOT NULL DEFAULT '1',
              `username` varchar(16) NOT NULL,
              `password` varchar(40) CHARACTER SET utf8mb3 COLLATE utf8mb3_bin DEFAULT NULL,
              `last_update` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
              PRIMARY KEY (`staff_id`),
              KEY `idx_fk_store_id` (`store_id`),
              KEY `idx_fk_address_id` (`address_id`),
              CONSTRAINT `fk_staff_address` FOREIGN KEY (`address_id`) REFERENCES `address` (`address_id`) ON DELETE \
            RESTRICT ON UPDATE CASCADE,
              CONSTRAINT `fk_staff_store` FOREIGN KEY (`store_id`) REFERENCES `store` (`store_id`) ON DELETE RESTRICT ON \
            UPDATE CASCADE
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3""", """
            CREATE TABLE `store` (
              `store_id` tinyint unsigned NOT NULL AUTO_INCREMENT,
              `manager_staff_id` tinyint unsigned NOT NULL,
              `address_id` smallint unsigned NOT NULL,
              `last_update` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
              PRIMARY KEY (`store_id`),
              UNIQUE KEY `idx_unique_manager` (`manager_staff_id`),
              KEY `idx_fk_address_id` (`address_id`),
              CONSTRAINT `fk_store_address` FOREIGN KEY (`address_id`) REFERENCES `address` (`address_id`) ON DELETE \
            RESTRICT ON UPDATE CASCADE,
              CONSTRAINT `fk_store_staff` FOREIGN KEY (`manager_staff_id`) REFERENCES `staff` (`staff_id`) ON DELETE \
            RESTRICT ON UPDATE CASCADE
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3""");

    static final List<String> VIEWS = List.of("""
            CREATE ALGORITHM=UNDEFINED DEFINER=`serai`@`%` SQL SECURITY INVOKER VIEW `sakila`.`actor_info` AS select \
            `a`.`actor_id` AS `actor_id`,`a`.`first_name` AS `first_name`,`a`.`last_name` AS \
            `last_name`,group_concat(distinct concat(`c`.`name`,': ',(select group_concat(`f`.`title` order by `f`.`title` \
            ASC separator ', ') from ((`sakila`.`film` `f` join `sakila`.`film_category` `fc` on((`f`.`film_id` = \
            `fc`.`film_id`))) join `sakila`.`film_actor` `fa` on((`f`.`film_id` = `fa`.`film_id`))) where \
            ((`fc`.`category_id` = `c`.`category_id`) and (`fa`.`actor_id` = `a`.`actor_id`)))) order by `c`.`name` ASC \
            separator '; ') AS `film_info` from (((`sakila`.`actor` `a` left join `sakila`.`film_actor` `fa` \
            on((`a`.`actor_id` = `fa`.`actor_id`))) left join `sakila`.`film_category` `fc` on((`fa`.`film_id` = \
            `fc`.`film_id`))) left join `sakila`.`category` `c` on((`fc`.`category_id` = `c`.`category_id`))) group by \
            `a`.`actor_id`,`a`.`first_name`,`a`.`last_name`""", """
            CREATE ALGORITHM=UNDEFINED DEFINER=`serai`@`%` SQL SECURITY DEFINER VIEW `sakila`.`customer_list` AS select \
            `cu`.`customer_id` AS `ID`,concat(`cu`.`first_name`,_utf8mb3' ',`cu`.`last_name`) AS `name`,`a`.`address` AS \
            `address`,`a`.`postal_code` AS `zip code`,`a`.`phone` AS `phone`,`sakila`.`city`.`city` AS \
            `city`,`sakila`.`country`.`country` AS `country`,if(`cu`.`active`,_utf8mb3'active',_utf8mb3'') AS \
            `notes`,`cu`.`store_id` AS `SID` from (((`sakila`.`customer` `cu` join `sakila`.`address` `a` \
            on((`cu`.`address_id` = `a`.`address_id`))) join `sakila`.`city` on((`a`.`city_id` = \
            `sakila`.`city`.`city_id`))) join `sakila`.`country` on((`sakila`.`city`.`country_id` = \
            `sakila`.`country`.`country_id`)))""", """
            CREATE ALGORITHM=UNDEFINED DEFINER=`serai`@`%` SQL SECURITY DEFINER VIEW `sakila`.`film_list` AS select \
            `sakila`.`film`.`film_id` AS `FID`,`sakila`.`film`.`title` AS `title`,`sakila`.`film`.`description` AS \
            `description`,`sakila`.`category`.`name` AS `category`,`sakila`.`film`.`rental_rate` AS \
            `price`,`sakila`.`film`.`length` AS `length`,`sakila`.`film`.`rating` AS \
            `rating`,group_concat(concat(`sakila`.`actor`.`first_name`,_utf8mb3' ',`sakila`.`actor`.`last_name`) separator \
            ', ') AS `actors` from ((((`sakila`.`category` left join `sakila`.`film_category` \
            on((`sakila`.`category`.`category_id` = `sakila`.`film_category`.`category_id`))) left join `sakila`.`film` \
            on((`sakila`.`film_category`.`film_id` = `sakila`.`film`.`film_id`))) join `sakila`.`film_actor` \
            on((`sakila`.`film`.`film_id` = `sakila`.`film_actor`.`film_id`))) join `sakila`.`actor` \
            on((`sakila`.`film_actor`.`actor_id` = `sakila`.`actor`.`actor_id`))) group by \
            `sakila`.`film`.`film_id`,`sakila`.`category`.`name`""", """
            CREATE ALGORITHM=UNDEFINED DEFINER=`serai`@`%` SQL SECURITY DEFINER VIEW `sakila`.`nicer_but_slower_film_list` \
            AS select `sakila`.`film`.`film_id` AS `FID`,`sakila`.`film`.`title` AS `title`,`sakila`.`film`.`description` \
            AS `description`,`sakila`.`category`.`name` AS `category`,`sakila`.`film`.`rental_rate` AS \
            `price`,`sakila`.`film`.`length` AS `length`,`sakila`.`film`.`rating` AS \
            `rating`,group_concat(concat(concat(upper(substr(`sakila`.`actor`.`first_name`,1,1)),lower(substr(`sakila`.`actor`.`first_name`,2,length(`sakila`.`actor`.`first_name`))),_utf8mb3' ',concat(upper(substr(`sakila`.`actor`.`last_name`,1,1)),lower(substr(`sakila`.`actor`.`last_name`,2,length(`sakila`.`actor`.`last_name`)))))) separator ', ') AS `actors` from ((((`sakila`.`category` left join `sakila`.`film_category` on((`sakila`.`category`.`category_id` = `sakila`.`film_category`.`category_id`))) left join `sakila`.`film` on((`sakila`.`film_category`.`film_id` = `sakila`.`film`.`film_id`))) join `sakila`.`film_actor` on((`sakila`.`film`.`film_id` = `sakila`.`film_actor`.`film_id`))) join `sakila`.`actor` on((`sakila`.`film_actor`.`actor_id` = `sakila`.`actor`.`actor_id`))) group by `sakila`.`film`.`film_id`,`sakila`.`category`.`name`""", """
            CREATE ALGORITHM=UNDEFINED DEFINER=`serai`@`%` SQL SECURITY DEFINER VIEW `sakila`.`sales_by_film_category` AS \
            select `c`.`name` AS `category`,sum(`p`.`amount`) AS `total_sales` from (((((`sakila`.`payment` `p` join \
            `sakila`.`rental` `r` on((`p`.`rental_id` = `r`.`rental_id`))) join `sakila`.`inventory` `i` \
            on((`r`.`inventory_id` = `i`.`inventory_id`))) join `sakila`.`film` `f` on((`i`.`film_id` = `f`.`film_id`))) \
            join `sakila`.`film_category` `fc` on((`f`.`film_id` = `fc`.`film_id`))) join `sakila`.`category` `c` \
            on((`fc`.`category_id` = `c`.`category_id`))) group by `c`.`name` order by `total_sales` desc""", """
            CREATE ALGORITHM=UNDEFINED DEFINER=`serai`@`%` SQL SECURITY DEFINER VIEW `sakila`.`sales_by_store` AS select \
            concat(`c`.`city`,_utf8mb3',',`cy`.`country`) AS `store`,concat(`m`.`first_name`,_utf8mb3' ',`m`.`last_name`) \
            AS `manager`,sum(`p`.`amount`) AS `total_sales` from (((((((`sakila`.`payment` `p` join `sakila`.`rental` `r` \
            on((`p`.`rental_id` = `r`.`rental_id`))) join `sakila`.`inventory` `i` on((`r`.`inventory_id` = \
            `i`.`inventory_id`))) join `sakila`.`store` `s` on((`i`.`store_id` = `s`.`store_id`))) join `sakila`.`address` \
            `a` on((`s`.`address_id` = `a`.`address_id`))) join `sakila`.`city` `c` on((`a`.`city_id` = `c`.`city_id`))) \
            join `sakila`.`country` `cy` on((`c`.`country_id` = `cy`.`country_id`))) join `sakila`.`staff` `m` \
            on((`s`.`manager_staff_id` = `m`.`staff_id`))) group by `s`.`store_id` order by `cy`.`country`,`c`.`city`""", """
            CREATE ALGORITHM=UNDEFINED DEFINER=`serai`@`%` SQL SECURITY DEFINER VIEW `sakila`.`staff_list` AS select \
            `s`.`staff_id` AS `ID`,concat(`s`.`first_name`,_utf8mb3' ',`s`.`last_name`) AS `name`,`a`.`address` AS \
            `address`,`a`.`postal_code` AS `zip code`,`a`.`phone` AS `phone`,`sakila`.`city`.`city` AS \
            `city`,`sakila`.`country`.`country` AS `country`,`s`.`store_id` AS `SID` from (((`sakila`.`staff` `s` join \
            `sakila`.`address` `a` on((`s`.`address_id` = `a`.`address_id`))) join `sakila`.`city` on((`a`.`city_id` = \
            `sakila`.`city`.`city_id`))) join `sakila`.`country` on((`sakila`.`city`.`country_id` = \
            `sakila`.`country`.`country_id`)))""");

    private SakilaTables() {}
}
