/*M!999999\- enable the sandbox mode */ 
-- MariaDB dump 10.19  Distrib 10.11.19-MariaDB, for debian-linux-gnu (x86_64)
--
-- Host: localhost    Database: hfc
-- ------------------------------------------------------
-- Server version	10.11.19-MariaDB-0+deb12u1

/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!40101 SET @OLD_CHARACTER_SET_RESULTS=@@CHARACTER_SET_RESULTS */;
/*!40101 SET @OLD_COLLATION_CONNECTION=@@COLLATION_CONNECTION */;
/*!40101 SET NAMES utf8mb4 */;
/*!40103 SET @OLD_TIME_ZONE=@@TIME_ZONE */;
/*!40103 SET TIME_ZONE='+00:00' */;
/*!40014 SET @OLD_UNIQUE_CHECKS=@@UNIQUE_CHECKS, UNIQUE_CHECKS=0 */;
/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;
/*!40111 SET @OLD_SQL_NOTES=@@SQL_NOTES, SQL_NOTES=0 */;

--
-- Table structure for table `author`
--

DROP TABLE IF EXISTS `author`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `author` (
  `username` varchar(256) NOT NULL,
  `avatar_url` text DEFAULT NULL,
  `is_pro` int(11) DEFAULT NULL,
  `fullname` text DEFAULT NULL,
  `type` varchar(64) DEFAULT NULL,
  `source` varchar(256) DEFAULT NULL,
  PRIMARY KEY (`username`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Table structure for table `commit_parents`
--

DROP TABLE IF EXISTS `commit_parents`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `commit_parents` (
  `commit_sha` varchar(256) NOT NULL,
  `parent_sha` varchar(256) NOT NULL,
  PRIMARY KEY (`commit_sha`,`parent_sha`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Table structure for table `commits`
--

DROP TABLE IF EXISTS `commits`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `commits` (
  `sha` varchar(256) NOT NULL,
  `repo_id` varchar(256) DEFAULT NULL,
  `message` longtext DEFAULT NULL,
  `author_date` datetime DEFAULT NULL,
  `author_tz` int(11) DEFAULT NULL,
  `committer_date` datetime DEFAULT NULL,
  `committer_tz` int(11) DEFAULT NULL,
  `in_main_branch` int(11) DEFAULT NULL,
  `insertions` int(11) DEFAULT NULL,
  `deletions` int(11) DEFAULT NULL,
  `author_name` varchar(256) DEFAULT NULL,
  `committer_name` varchar(256) DEFAULT NULL,
  `source` varchar(32) DEFAULT NULL,
  PRIMARY KEY (`sha`),
  KEY `author_name` (`author_name`),
  CONSTRAINT `commits_ibfk_1` FOREIGN KEY (`author_name`) REFERENCES `author` (`username`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;
/*!50003 SET @saved_cs_client      = @@character_set_client */ ;
/*!50003 SET @saved_cs_results     = @@character_set_results */ ;
/*!50003 SET @saved_col_connection = @@collation_connection */ ;
/*!50003 SET character_set_client  = utf8mb4 */ ;
/*!50003 SET character_set_results = utf8mb4 */ ;
/*!50003 SET collation_connection  = utf8mb4_general_ci */ ;
/*!50003 SET @saved_sql_mode       = @@sql_mode */ ;
/*!50003 SET sql_mode              = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_AUTO_CREATE_USER,NO_ENGINE_SUBSTITUTION' */ ;
DELIMITER ;;
/*!50003 CREATE*/ /*!50017 DEFINER=`root`@`localhost`*/ /*!50003 TRIGGER careful BEFORE INSERT ON commits FOR EACH ROW BEGIN
  IF NEW.sha = 'never' THEN
    INSERT INTO commits VALUES ('no','models/x/y','',NULL,0,NULL,0,1,0,0,NULL,NULL,'');
  END IF;
END 
*/;;
DELIMITER ;
/*!50003 SET sql_mode              = @saved_sql_mode */ ;
/*!50003 SET character_set_client  = @saved_cs_client */ ;
/*!50003 SET character_set_results = @saved_cs_results */ ;
/*!50003 SET collation_connection  = @saved_col_connection */ ;

--
-- Table structure for table `conflicting_files_discussion`
--

DROP TABLE IF EXISTS `conflicting_files_discussion`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `conflicting_files_discussion` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `num` int(11) DEFAULT NULL,
  `repo_id` varchar(256) DEFAULT NULL,
  `filename` text DEFAULT NULL,
  `repo_file_id` char(64) DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Table structure for table `dataset`
--

DROP TABLE IF EXISTS `dataset`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `dataset` (
  `dataset_id` varchar(256) NOT NULL,
  `description` longtext DEFAULT NULL,
  `citation` text DEFAULT NULL,
  `paperswithcode_id` text DEFAULT NULL,
  `downloads` int(11) DEFAULT NULL,
  PRIMARY KEY (`dataset_id`),
  CONSTRAINT `dataset_ibfk_1` FOREIGN KEY (`dataset_id`) REFERENCES `repository` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Table structure for table `datasets_in_space`
--

DROP TABLE IF EXISTS `datasets_in_space`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `datasets_in_space` (
  `dataset_id` varchar(256) NOT NULL,
  `space_id` varchar(256) NOT NULL,
  PRIMARY KEY (`dataset_id`,`space_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Table structure for table `discussion`
--

DROP TABLE IF EXISTS `discussion`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `discussion` (
  `num` int(11) NOT NULL,
  `repo_id` varchar(256) NOT NULL,
  `author` varchar(256) DEFAULT NULL,
  `title` text DEFAULT NULL,
  `status` text DEFAULT NULL,
  `created_at` datetime DEFAULT NULL,
  `is_pull_request` int(11) DEFAULT NULL,
  `target_branch` varchar(64) DEFAULT NULL,
  `merge_commit_oid` varchar(256) DEFAULT NULL,
  `diff` longtext DEFAULT NULL,
  `git_reference` text DEFAULT NULL,
  PRIMARY KEY (`num`,`repo_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Table structure for table `discussion_event`
--

DROP TABLE IF EXISTS `discussion_event`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `discussion_event` (
  `id` varchar(256) NOT NULL,
  `repo_id` varchar(256) DEFAULT NULL,
  `discussion_num` int(11) DEFAULT NULL,
  `event_type` varchar(64) DEFAULT NULL,
  `created_at` datetime DEFAULT NULL,
  `author` varchar(256) DEFAULT NULL,
  `content` text DEFAULT NULL,
  `edited` int(11) DEFAULT NULL,
  `hidden` int(11) DEFAULT NULL,
  `new_status` text DEFAULT NULL,
  `summary` text DEFAULT NULL,
  `sha` varchar(256) DEFAULT NULL,
  `old_title` text DEFAULT NULL,
  `new_title` text DEFAULT NULL,
  `full_data` longtext DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Table structure for table `files_in_commit`
--

DROP TABLE IF EXISTS `files_in_commit`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `files_in_commit` (
  `sha` varchar(256) NOT NULL,
  `modified_file_id` char(64) NOT NULL,
  PRIMARY KEY (`sha`,`modified_file_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Table structure for table `model`
--

DROP TABLE IF EXISTS `model`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `model` (
  `model_id` varchar(256) NOT NULL,
  `pipeline_tag` text DEFAULT NULL,
  `downloads` int(11) DEFAULT NULL,
  `library_name` text DEFAULT NULL,
  `likes` int(11) DEFAULT NULL,
  `config` longtext DEFAULT NULL,
  PRIMARY KEY (`model_id`),
  CONSTRAINT `model_ibfk_1` FOREIGN KEY (`model_id`) REFERENCES `repository` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Table structure for table `models_in_space`
--

DROP TABLE IF EXISTS `models_in_space`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `models_in_space` (
  `model_id` varchar(256) NOT NULL,
  `space_id` varchar(256) NOT NULL,
  PRIMARY KEY (`model_id`,`space_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Table structure for table `modified_file`
--

DROP TABLE IF EXISTS `modified_file`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `modified_file` (
  `modified_file_id` char(64) NOT NULL,
  `repo_file_id` char(64) DEFAULT NULL,
  `rfilename` text DEFAULT NULL,
  `old_path` varchar(256) DEFAULT NULL,
  `new_path` varchar(256) DEFAULT NULL,
  `change_type` varchar(32) DEFAULT NULL,
  `diff` longtext DEFAULT NULL,
  `added_lines` int(11) DEFAULT NULL,
  `deleted_lines` int(11) DEFAULT NULL,
  `nloc` int(11) DEFAULT NULL,
  PRIMARY KEY (`modified_file_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Temporary table structure for view `owls`
--

DROP TABLE IF EXISTS `owls`;
/*!50001 DROP VIEW IF EXISTS `owls`*/;
SET @saved_cs_client     = @@character_set_client;
SET character_set_client = utf8mb4;
/*!50001 CREATE VIEW `owls` AS SELECT
 NULL AS `id` */;
SET character_set_client = @saved_cs_client;

--
-- Table structure for table `repo_file`
--

DROP TABLE IF EXISTS `repo_file`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `repo_file` (
  `id` char(64) NOT NULL,
  `filename` text DEFAULT NULL,
  `repo_id` varchar(256) DEFAULT NULL,
  `size` bigint(20) DEFAULT NULL,
  `blob_id` varchar(256) DEFAULT NULL,
  `lfs_size` bigint(20) DEFAULT NULL,
  `lfs_sha` varchar(256) DEFAULT NULL,
  `lfs_pointer_size` bigint(20) DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Table structure for table `repository`
--

DROP TABLE IF EXISTS `repository`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `repository` (
  `id` varchar(256) NOT NULL,
  `name` text DEFAULT NULL,
  `type` varchar(7) DEFAULT NULL,
  `author` varchar(256) DEFAULT NULL,
  `sha` text DEFAULT NULL,
  `last_modified` datetime DEFAULT NULL,
  `private` int(11) DEFAULT NULL,
  `card_data` longtext DEFAULT NULL,
  `gated` int(11) DEFAULT NULL,
  `likes` int(11) DEFAULT NULL,
  `disabled` int(11) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `author` (`author`),
  CONSTRAINT `repository_ibfk_1` FOREIGN KEY (`author`) REFERENCES `author` (`username`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Table structure for table `space`
--

DROP TABLE IF EXISTS `space`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `space` (
  `space_id` varchar(256) NOT NULL,
  `sdk` varchar(128) DEFAULT NULL,
  `stage` varchar(32) DEFAULT NULL,
  `hardware` varchar(32) DEFAULT NULL,
  `requested_hw` varchar(32) DEFAULT NULL,
  `sleep_time` int(11) DEFAULT NULL,
  `storage` varchar(32) DEFAULT NULL,
  `runtime_raw` text DEFAULT NULL,
  PRIMARY KEY (`space_id`),
  CONSTRAINT `space_ibfk_1` FOREIGN KEY (`space_id`) REFERENCES `repository` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Table structure for table `tag`
--

DROP TABLE IF EXISTS `tag`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `tag` (
  `name` varchar(256) NOT NULL,
  PRIMARY KEY (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Table structure for table `tags_in_repo`
--

DROP TABLE IF EXISTS `tags_in_repo`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `tags_in_repo` (
  `tag_name` varchar(256) NOT NULL,
  `repo_id` varchar(256) NOT NULL,
  PRIMARY KEY (`tag_name`,`repo_id`),
  KEY `repo_id` (`repo_id`),
  CONSTRAINT `tags_in_repo_ibfk_1` FOREIGN KEY (`tag_name`) REFERENCES `tag` (`name`),
  CONSTRAINT `tags_in_repo_ibfk_2` FOREIGN KEY (`repo_id`) REFERENCES `repository` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Final view structure for view `owls`
--

/*!50001 DROP VIEW IF EXISTS `owls`*/;
/*!50001 SET @saved_cs_client          = @@character_set_client */;
/*!50001 SET @saved_cs_results         = @@character_set_results */;
/*!50001 SET @saved_col_connection     = @@collation_connection */;
/*!50001 SET character_set_client      = utf8mb4 */;
/*!50001 SET character_set_results     = utf8mb4 */;
/*!50001 SET collation_connection      = utf8mb4_general_ci */;
/*!50001 CREATE ALGORITHM=UNDEFINED */
/*!50013 DEFINER=`root`@`localhost` SQL SECURITY DEFINER */
/*!50001 VIEW `owls` AS select `repository`.`id` AS `id` from `repository` where `repository`.`name` like '%owl%' */;
/*!50001 SET character_set_client      = @saved_cs_client */;
/*!50001 SET character_set_results     = @saved_cs_results */;
/*!50001 SET collation_connection      = @saved_col_connection */;
/*!40103 SET TIME_ZONE=@OLD_TIME_ZONE */;

/*!40101 SET SQL_MODE=@OLD_SQL_MODE */;
/*!40014 SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS */;
/*!40014 SET UNIQUE_CHECKS=@OLD_UNIQUE_CHECKS */;
/*!40101 SET CHARACTER_SET_CLIENT=@OLD_CHARACTER_SET_CLIENT */;
/*!40101 SET CHARACTER_SET_RESULTS=@OLD_CHARACTER_SET_RESULTS */;
/*!40101 SET COLLATION_CONNECTION=@OLD_COLLATION_CONNECTION */;
/*!40111 SET SQL_NOTES=@OLD_SQL_NOTES */;

-- Dump completed
