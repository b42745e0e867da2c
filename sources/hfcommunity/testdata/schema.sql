-- HFCommunity v1.1, its 17 tables; keys as its documentation has them.
CREATE TABLE tag (name VARCHAR(256) PRIMARY KEY);
CREATE TABLE author (username VARCHAR(256) PRIMARY KEY, avatar_url TEXT, is_pro INTEGER, fullname TEXT, type VARCHAR(64), source VARCHAR(256));
CREATE TABLE repository (id VARCHAR(256) PRIMARY KEY, name TEXT, type VARCHAR(7), author VARCHAR(256), sha TEXT, last_modified DATETIME, private INTEGER, card_data LONGTEXT,
  gated INTEGER, likes INTEGER, disabled INTEGER, FOREIGN KEY (author) REFERENCES author(username));
CREATE TABLE model (model_id VARCHAR(256) PRIMARY KEY, pipeline_tag TEXT, downloads INTEGER, library_name TEXT, likes INTEGER, config LONGTEXT, FOREIGN KEY (model_id) REFERENCES repository(id));
CREATE TABLE dataset (dataset_id VARCHAR(256) PRIMARY KEY, description LONGTEXT, citation TEXT, paperswithcode_id TEXT, downloads INTEGER, FOREIGN KEY (dataset_id) REFERENCES repository(id));
CREATE TABLE space (space_id VARCHAR(256) PRIMARY KEY, sdk VARCHAR(128), stage VARCHAR(32), hardware VARCHAR(32), requested_hw VARCHAR(32), sleep_time INTEGER, storage VARCHAR(32), runtime_raw TEXT,
  FOREIGN KEY (space_id) REFERENCES repository(id));
CREATE TABLE tags_in_repo (tag_name VARCHAR(256), repo_id VARCHAR(256), PRIMARY KEY (tag_name, repo_id), FOREIGN KEY (tag_name) REFERENCES tag(name), FOREIGN KEY (repo_id) REFERENCES repository(id));
CREATE TABLE models_in_space (model_id VARCHAR(256), space_id VARCHAR(256), PRIMARY KEY (model_id, space_id));
CREATE TABLE datasets_in_space (dataset_id VARCHAR(256), space_id VARCHAR(256), PRIMARY KEY (dataset_id, space_id));
CREATE TABLE commits (sha VARCHAR(256) PRIMARY KEY, repo_id VARCHAR(256), message LONGTEXT, author_date DATETIME, author_tz INTEGER, committer_date DATETIME, committer_tz INTEGER,
  in_main_branch INTEGER, insertions INTEGER, deletions INTEGER, author_name VARCHAR(256), committer_name VARCHAR(256), source VARCHAR(32), FOREIGN KEY (author_name) REFERENCES author(username));
CREATE TABLE discussion (num INTEGER, repo_id VARCHAR(256), author VARCHAR(256), title TEXT, status TEXT, created_at DATETIME, is_pull_request INTEGER, target_branch VARCHAR(64),
  merge_commit_oid VARCHAR(256), diff LONGTEXT, git_reference TEXT, PRIMARY KEY (num, repo_id));
CREATE TABLE discussion_event (id VARCHAR(256) PRIMARY KEY, repo_id VARCHAR(256), discussion_num INTEGER, event_type VARCHAR(64), created_at DATETIME, author VARCHAR(256), content TEXT, edited INTEGER,
  hidden INTEGER, new_status TEXT, summary TEXT, sha VARCHAR(256), old_title TEXT, new_title TEXT, full_data LONGTEXT);
CREATE TABLE conflicting_files_discussion (id INTEGER PRIMARY KEY AUTO_INCREMENT, num INTEGER, repo_id VARCHAR(256), filename TEXT, repo_file_id CHAR(64));
CREATE TABLE repo_file (id CHAR(64) PRIMARY KEY, filename TEXT, repo_id VARCHAR(256), size BIGINT, blob_id VARCHAR(256), lfs_size BIGINT, lfs_sha VARCHAR(256), lfs_pointer_size BIGINT);
CREATE TABLE modified_file (modified_file_id CHAR(64) PRIMARY KEY, repo_file_id CHAR(64), rfilename TEXT, old_path VARCHAR(256), new_path VARCHAR(256), change_type VARCHAR(32), diff LONGTEXT,
  added_lines INTEGER, deleted_lines INTEGER, nloc INTEGER);
CREATE TABLE files_in_commit (sha VARCHAR(256), modified_file_id CHAR(64), PRIMARY KEY (sha, modified_file_id));
CREATE TABLE commit_parents (commit_sha VARCHAR(256), parent_sha VARCHAR(256), PRIMARY KEY (commit_sha, parent_sha));
