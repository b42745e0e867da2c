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
-- Dumping data for table `author`
--

LOCK TABLES `author` WRITE;
/*!40000 ALTER TABLE `author` DISABLE KEYS */;
INSERT INTO `author` VALUES
('Ada Wren',NULL,NULL,NULL,NULL,'commit'),
('ada-wren','/avatars/1',0,'Ada Wren','user','hf'),
('Bo O\'Quill',NULL,NULL,NULL,NULL,'commit'),
('bo-quill',NULL,1,'Bo O\'Quill \\ 山田 🦉','user','hf'),
('deleted',NULL,NULL,NULL,NULL,'hf'),
('gust-lab',NULL,NULL,NULL,NULL,'hf_owner'),
('NULL',NULL,NULL,NULL,'user','commit'),
('owl-works',NULL,0,'Owl & Works; \"Ltd\"','org','hf'),
('system',NULL,NULL,NULL,NULL,'commit'),
('tail\\',NULL,NULL,NULL,NULL,'commit'),
('李 (owl), x);',NULL,NULL,NULL,NULL,'commit');
/*!40000 ALTER TABLE `author` ENABLE KEYS */;
UNLOCK TABLES;

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
-- Dumping data for table `commit_parents`
--

LOCK TABLES `commit_parents` WRITE;
/*!40000 ALTER TABLE `commit_parents` DISABLE KEYS */;
INSERT INTO `commit_parents` VALUES
('0b','0a');
/*!40000 ALTER TABLE `commit_parents` ENABLE KEYS */;
UNLOCK TABLES;

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

--
-- Dumping data for table `commits`
--

LOCK TABLES `commits` WRITE;
/*!40000 ALTER TABLE `commits` DISABLE KEYS */;
INSERT INTO `commits` VALUES
('0a','models/ada-wren/tiny-owl','initial commit','2024-01-12 03:24:12',0,'2024-01-12 03:24:12',0,1,1,0,'system','system','pydriller'),
('0b','models/ada-wren/tiny-owl','It\'s \"done\"; (a), \\n b\n\nCo-authored-by: Bo\r\nmore','2024-01-12 05:24:12',-7200,'2024-01-12 05:24:12',-7200,1,10,2,'Ada Wren','system','pydriller'),
('0c','models/gust-lab/owl-7b','\\\'','2024-03-10 01:30:00',28800,NULL,NULL,0,1,1,'Bo O\'Quill','Bo O\'Quill','pydriller'),
('0d','datasets/ada-wren/tiny-owl','','2024-02-29 23:59:59',0,NULL,NULL,1,NULL,NULL,'李 (owl), x);',NULL,'pydriller'),
('0e','spaces/owl-works/demo',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'pydriller'),
('0f','spaces/bo-quill/it\'s','行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉行🦉','2023-12-31 22:00:00',-19800,NULL,NULL,1,NULL,NULL,'tail\\',NULL,'pydriller'),
('1a','models/gpt2','NULL','2019-02-17 00:00:00',0,NULL,NULL,1,NULL,NULL,'NULL',NULL,'pydriller'),
('1b','models/bo-quill/secret','secret','2024-02-29 12:00:00',0,NULL,NULL,1,NULL,NULL,'Bo O\'Quill',NULL,'pydriller');
/*!40000 ALTER TABLE `commits` ENABLE KEYS */;
UNLOCK TABLES;
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
-- Dumping data for table `conflicting_files_discussion`
--

LOCK TABLES `conflicting_files_discussion` WRITE;
/*!40000 ALTER TABLE `conflicting_files_discussion` DISABLE KEYS */;
/*!40000 ALTER TABLE `conflicting_files_discussion` ENABLE KEYS */;
UNLOCK TABLES;

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
-- Dumping data for table `dataset`
--

LOCK TABLES `dataset` WRITE;
/*!40000 ALTER TABLE `dataset` DISABLE KEYS */;
INSERT INTO `dataset` VALUES
('datasets/ada-wren/tiny-owl','a (long), \'text\'; -- not a comment\n/* nor this','@misc{}',NULL,5),
('datasets/owl-works/tales',NULL,NULL,'tales',NULL);
/*!40000 ALTER TABLE `dataset` ENABLE KEYS */;
UNLOCK TABLES;

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
-- Dumping data for table `datasets_in_space`
--

LOCK TABLES `datasets_in_space` WRITE;
/*!40000 ALTER TABLE `datasets_in_space` DISABLE KEYS */;
INSERT INTO `datasets_in_space` VALUES
('datasets/owl-works/tales','spaces/owl-works/demo');
/*!40000 ALTER TABLE `datasets_in_space` ENABLE KEYS */;
UNLOCK TABLES;

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
-- Dumping data for table `discussion`
--

LOCK TABLES `discussion` WRITE;
/*!40000 ALTER TABLE `discussion` DISABLE KEYS */;
INSERT INTO `discussion` VALUES
(1,'models/ada-wren/tiny-owl','bo-quill','Wrong; tokenizer','open','2024-05-01 08:00:00',0,NULL,NULL,NULL,NULL),
(1,'models/bo-quill/secret','bo-quill','s','open','2024-05-01 08:00:00',0,NULL,NULL,NULL,NULL),
(1,'spaces/owl-works/demo','deleted','?','closed','2023-05-02 08:00:00',0,NULL,NULL,NULL,NULL),
(2,'models/ada-wren/tiny-owl','ada-wren','PR','merged','2024-05-02 08:00:00',1,'refs/heads/main','0b','--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\\"that\\\"\n','refs/pr/2'),
(7,'datasets/owl-works/tales',NULL,'','draft',NULL,1,NULL,NULL,NULL,NULL);
/*!40000 ALTER TABLE `discussion` ENABLE KEYS */;
UNLOCK TABLES;

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
-- Dumping data for table `discussion_event`
--

LOCK TABLES `discussion_event` WRITE;
/*!40000 ALTER TABLE `discussion_event` DISABLE KEYS */;
INSERT INTO `discussion_event` VALUES
('e1','models/ada-wren/tiny-owl',1,'comment','2024-05-01 08:00:00','bo-quill','see `x`; it\'s \\broken\\',0,0,NULL,NULL,NULL,NULL,NULL,'{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}{\'a\': \"b\\\\\"}');
/*!40000 ALTER TABLE `discussion_event` ENABLE KEYS */;
UNLOCK TABLES;

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
-- Dumping data for table `files_in_commit`
--

LOCK TABLES `files_in_commit` WRITE;
/*!40000 ALTER TABLE `files_in_commit` DISABLE KEYS */;
INSERT INTO `files_in_commit` VALUES
('0b','m1');
/*!40000 ALTER TABLE `files_in_commit` ENABLE KEYS */;
UNLOCK TABLES;

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
-- Dumping data for table `model`
--

LOCK TABLES `model` WRITE;
/*!40000 ALTER TABLE `model` DISABLE KEYS */;
INSERT INTO `model` VALUES
('models/ada-wren/tiny-owl','text-generation',812,'transformers',NULL,'{}'),
('models/bo-quill/secret',NULL,1,NULL,NULL,NULL),
('models/gpt2',NULL,0,NULL,NULL,NULL),
('models/gust-lab/owl-7b','text-generation',2147483647,'transformers',NULL,'{\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, {\"a\": \"\'\\\\\"}, ');
/*!40000 ALTER TABLE `model` ENABLE KEYS */;
UNLOCK TABLES;

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
-- Dumping data for table `models_in_space`
--

LOCK TABLES `models_in_space` WRITE;
/*!40000 ALTER TABLE `models_in_space` DISABLE KEYS */;
INSERT INTO `models_in_space` VALUES
('models/ada-wren/tiny-owl','spaces/owl-works/demo'),
('models/gone/model','spaces/owl-works/demo'),
('models/gpt2','spaces/owl-works/demo'),
('models/gust-lab/owl-7b','spaces/bo-quill/it\'s');
/*!40000 ALTER TABLE `models_in_space` ENABLE KEYS */;
UNLOCK TABLES;

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
-- Dumping data for table `modified_file`
--

LOCK TABLES `modified_file` WRITE;
/*!40000 ALTER TABLE `modified_file` DISABLE KEYS */;
INSERT INTO `modified_file` VALUES
('m1','f1','a.py',NULL,'a.py','ADD','+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n+print(\'it\\\'s\', \"a;\")\n',1,0,1);
/*!40000 ALTER TABLE `modified_file` ENABLE KEYS */;
UNLOCK TABLES;

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
-- Dumping data for table `repo_file`
--

LOCK TABLES `repo_file` WRITE;
/*!40000 ALTER TABLE `repo_file` DISABLE KEYS */;
/*!40000 ALTER TABLE `repo_file` ENABLE KEYS */;
UNLOCK TABLES;

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
-- Dumping data for table `repository`
--

LOCK TABLES `repository` WRITE;
/*!40000 ALTER TABLE `repository` DISABLE KEYS */;
INSERT INTO `repository` VALUES
('datasets/ada-wren/tiny-owl','ada-wren/tiny-owl','dataset','ada-wren',NULL,'2023-01-02 03:04:05',0,NULL,1,7,1),
('datasets/owl-works/tales','owl-works/tales','dataset','owl-works','9c','2024-01-01 23:59:59',0,'\0\n\r\Z	\"`',0,NULL,0),
('models/ada-wren/tiny-owl','ada-wren/tiny-owl','model','ada-wren','6f0c1d','2024-05-06 07:08:09',0,'{\'license\': \'mit\', \"a\": \'x\\\'}',0,41,0),
('models/bo-quill/secret','bo-quill/secret','model','bo-quill','cf','2024-02-29 12:00:00',1,NULL,0,0,0),
('models/gpt2','gpt2','model',NULL,'8b',NULL,0,NULL,0,0,0),
('models/gust-lab/owl-7b','gust-lab/owl-7b','model','gust-lab','7a','2024-06-01 00:00:00',0,'None',0,1234567,0),
('spaces/bo-quill/it\'s','bo-quill/it\'s','space','bo-quill','be','2024-02-29 12:00:00',0,NULL,0,0,0),
('spaces/owl-works/demo','owl-works/demo','space','owl-works','ad','2022-03-02 23:29:04',0,NULL,0,3,0);
/*!40000 ALTER TABLE `repository` ENABLE KEYS */;
UNLOCK TABLES;

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
-- Dumping data for table `space`
--

LOCK TABLES `space` WRITE;
/*!40000 ALTER TABLE `space` DISABLE KEYS */;
INSERT INTO `space` VALUES
('spaces/bo-quill/it\'s','docker',NULL,NULL,NULL,172800,NULL,NULL),
('spaces/owl-works/demo','gradio','RUNNING',NULL,NULL,NULL,NULL,'{\'a\': 1}');
/*!40000 ALTER TABLE `space` ENABLE KEYS */;
UNLOCK TABLES;

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
-- Dumping data for table `tag`
--

LOCK TABLES `tag` WRITE;
/*!40000 ALTER TABLE `tag` DISABLE KEYS */;
INSERT INTO `tag` VALUES
('\"quoted\"\\'),
('a,b'),
('base_model:finetune:gust-lab/owl-7b'),
('base_model:gpt2'),
('base_model:gust-lab/owl-7b'),
('dataset:owl-works/tales'),
('en'),
('it\'s'),
('language:fr'),
('license:apache-2.0'),
('license:MIT'),
('region:us'),
('text-generation'),
('translation'),
('日本語'),
('🦉');
/*!40000 ALTER TABLE `tag` ENABLE KEYS */;
UNLOCK TABLES;

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
-- Dumping data for table `tags_in_repo`
--

LOCK TABLES `tags_in_repo` WRITE;
/*!40000 ALTER TABLE `tags_in_repo` DISABLE KEYS */;
INSERT INTO `tags_in_repo` VALUES
('\"quoted\"\\','models/gust-lab/owl-7b'),
('a,b','models/gust-lab/owl-7b'),
('base_model:finetune:gust-lab/owl-7b','models/ada-wren/tiny-owl'),
('base_model:gpt2','models/gust-lab/owl-7b'),
('base_model:gust-lab/owl-7b','models/ada-wren/tiny-owl'),
('dataset:owl-works/tales','models/ada-wren/tiny-owl'),
('en','models/ada-wren/tiny-owl'),
('en','models/bo-quill/secret'),
('it\'s','models/gust-lab/owl-7b'),
('language:fr','models/ada-wren/tiny-owl'),
('license:apache-2.0','datasets/owl-works/tales'),
('license:apache-2.0','models/ada-wren/tiny-owl'),
('license:MIT','models/gust-lab/owl-7b'),
('region:us','spaces/owl-works/demo'),
('text-generation','models/ada-wren/tiny-owl'),
('translation','datasets/ada-wren/tiny-owl'),
('日本語','models/gust-lab/owl-7b'),
('🦉','models/gust-lab/owl-7b');
/*!40000 ALTER TABLE `tags_in_repo` ENABLE KEYS */;
UNLOCK TABLES;

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
