-- All names are invented.
INSERT INTO author VALUES
  ('ada-wren','/avatars/1',0,'Ada Wren','user','hf'), ('gust-lab',NULL,NULL,NULL,NULL,'hf_owner'), ('owl-works',NULL,0,'Owl & Works; "Ltd"','org','hf'),
  ('bo-quill',NULL,1,'Bo O\'Quill \\ 山田 🦉','user','hf'), ('Ada Wren',NULL,NULL,NULL,NULL,'commit'), ('Bo O\'Quill',NULL,NULL,NULL,NULL,'commit'), ('system',NULL,NULL,NULL,NULL,'commit'),
  ('李 (owl), x);',NULL,NULL,NULL,NULL,'commit'), ('NULL',NULL,NULL,NULL,'user','commit'), ('deleted',NULL,NULL,NULL,NULL,'hf'), ('tail\\',NULL,NULL,NULL,NULL,'commit');
INSERT INTO repository VALUES
  ('models/ada-wren/tiny-owl','ada-wren/tiny-owl','model','ada-wren','6f0c1d','2024-05-06 07:08:09',0,'{''license'': ''mit'', "a": \'x\\\'}',0,41,0),
  ('models/gust-lab/owl-7b','gust-lab/owl-7b','model','gust-lab','7a','2024-06-01 00:00:00',0,'None',0,1234567,0),
  ('models/gpt2','gpt2','model',NULL,'8b',NULL,0,NULL,0,0,0),
  ('datasets/ada-wren/tiny-owl','ada-wren/tiny-owl','dataset','ada-wren',NULL,'2023-01-02 03:04:05',0,NULL,1,7,1),
  ('datasets/owl-works/tales','owl-works/tales','dataset','owl-works','9c','2024-01-01 23:59:59',0,'\0\n\r\Z\t\b"`',0,NULL,0),
  ('spaces/owl-works/demo','owl-works/demo','space','owl-works','ad','2022-03-02 23:29:04',0,NULL,0,3,0),
  ('spaces/bo-quill/it''s','bo-quill/it''s','space','bo-quill','be','2024-02-29 12:00:00',0,NULL,0,0,0),
  ('models/bo-quill/secret','bo-quill/secret','model','bo-quill','cf','2024-02-29 12:00:00',1,NULL,0,0,0);
INSERT INTO model VALUES
  ('models/ada-wren/tiny-owl','text-generation',812,'transformers',NULL,'{}'), ('models/gust-lab/owl-7b','text-generation',2147483647,'transformers',NULL,REPEAT('{"a": "\'\\\\"}, ',400)),
  ('models/gpt2',NULL,0,NULL,NULL,NULL), ('models/bo-quill/secret',NULL,1,NULL,NULL,NULL);
INSERT INTO dataset VALUES ('datasets/ada-wren/tiny-owl','a (long), \'text\'; -- not a comment\n/* nor this','@misc{}',NULL,5), ('datasets/owl-works/tales',NULL,NULL,'tales',NULL);
INSERT INTO space VALUES ('spaces/owl-works/demo','gradio','RUNNING',NULL,NULL,NULL,NULL,'{\'a\': 1}'), ('spaces/bo-quill/it''s','docker',NULL,NULL,NULL,172800,NULL,NULL);
INSERT INTO tag VALUES ('text-generation'),('license:apache-2.0'),('license:MIT'),('base_model:gust-lab/owl-7b'),('base_model:finetune:gust-lab/owl-7b'),('dataset:owl-works/tales'),('en'),
  ('a,b'),('it\'s'),('日本語'),('🦉'),('"quoted"\\'),('language:fr'),('translation'),('region:us'),('base_model:gpt2');
INSERT INTO tags_in_repo VALUES
  ('text-generation','models/ada-wren/tiny-owl'),('license:apache-2.0','models/ada-wren/tiny-owl'),('base_model:gust-lab/owl-7b','models/ada-wren/tiny-owl'),
  ('base_model:finetune:gust-lab/owl-7b','models/ada-wren/tiny-owl'),('dataset:owl-works/tales','models/ada-wren/tiny-owl'),('en','models/ada-wren/tiny-owl'),('language:fr','models/ada-wren/tiny-owl'),
  ('a,b','models/gust-lab/owl-7b'),('it\'s','models/gust-lab/owl-7b'),('日本語','models/gust-lab/owl-7b'),('🦉','models/gust-lab/owl-7b'),('"quoted"\\','models/gust-lab/owl-7b'),
  ('license:MIT','models/gust-lab/owl-7b'),('base_model:gpt2','models/gust-lab/owl-7b'),('license:apache-2.0','datasets/owl-works/tales'),('region:us','spaces/owl-works/demo'),('translation','datasets/ada-wren/tiny-owl'),('en','models/bo-quill/secret');
INSERT INTO models_in_space VALUES ('models/ada-wren/tiny-owl','spaces/owl-works/demo'),('models/gpt2','spaces/owl-works/demo'),('models/gust-lab/owl-7b','spaces/bo-quill/it''s'),('models/gone/model','spaces/owl-works/demo');
INSERT INTO datasets_in_space VALUES ('datasets/owl-works/tales','spaces/owl-works/demo');
INSERT INTO commits VALUES
  ('0a','models/ada-wren/tiny-owl','initial commit','2024-01-12 03:24:12',0,'2024-01-12 03:24:12',0,1,1,0,'system','system','pydriller'),
  ('0b','models/ada-wren/tiny-owl','It\'s "done"; (a), \\n b\n\nCo-authored-by: Bo\r\nmore','2024-01-12 05:24:12',-7200,'2024-01-12 05:24:12',-7200,1,10,2,'Ada Wren','system','pydriller'),
  ('0c','models/gust-lab/owl-7b','\\\'','2024-03-10 01:30:00',28800,NULL,NULL,0,1,1,'Bo O\'Quill','Bo O\'Quill','pydriller'),
  ('0d','datasets/ada-wren/tiny-owl','','2024-02-29 23:59:59',0,NULL,NULL,1,NULL,NULL,'李 (owl), x);',NULL,'pydriller'),
  ('0e','spaces/owl-works/demo',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'pydriller'),
  ('0f','spaces/bo-quill/it''s',REPEAT('行🦉',3000),'2023-12-31 22:00:00',-19800,NULL,NULL,1,NULL,NULL,'tail\\',NULL,'pydriller'),
  ('1a','models/gpt2','NULL','2019-02-17 00:00:00',0,NULL,NULL,1,NULL,NULL,'NULL',NULL,'pydriller'),
  ('1b','models/bo-quill/secret','secret','2024-02-29 12:00:00',0,NULL,NULL,1,NULL,NULL,'Bo O\'Quill',NULL,'pydriller');
INSERT INTO discussion VALUES
  (1,'models/ada-wren/tiny-owl','bo-quill','Wrong; tokenizer','open','2024-05-01 08:00:00',0,NULL,NULL,NULL,NULL),
  (2,'models/ada-wren/tiny-owl','ada-wren','PR','merged','2024-05-02 08:00:00',1,'refs/heads/main','0b',REPEAT('--- a\n+++ b\n@@ -1 +1 @@\n-it\'s\n+\\"that\\"\n',200),'refs/pr/2'),
  (1,'spaces/owl-works/demo','deleted','?','closed','2023-05-02 08:00:00',0,NULL,NULL,NULL,NULL),
  (7,'datasets/owl-works/tales',NULL,'','draft',NULL,1,NULL,NULL,NULL,NULL),
  (1,'models/bo-quill/secret','bo-quill','s','open','2024-05-01 08:00:00',0,NULL,NULL,NULL,NULL);
INSERT INTO discussion_event VALUES ('e1','models/ada-wren/tiny-owl',1,'comment','2024-05-01 08:00:00','bo-quill','see `x`; it''s \\broken\\',0,0,NULL,NULL,NULL,NULL,NULL,REPEAT('{\'a\': "b\\\\"}',300));
INSERT INTO modified_file VALUES ('m1','f1','a.py',NULL,'a.py','ADD',REPEAT('+print(\'it\\\'s\', "a;")\n',300),1,0,1);
INSERT INTO files_in_commit VALUES ('0b','m1');
INSERT INTO commit_parents VALUES ('0b','0a');
CREATE VIEW owls AS SELECT id FROM repository WHERE name LIKE '%owl%';
DELIMITER ;;
CREATE TRIGGER careful BEFORE INSERT ON commits FOR EACH ROW BEGIN
  IF NEW.sha = 'never' THEN
    INSERT INTO commits VALUES ('no','models/x/y','',NULL,0,NULL,0,1,0,0,NULL,NULL,'');
  END IF;
END;;
DELIMITER ;
