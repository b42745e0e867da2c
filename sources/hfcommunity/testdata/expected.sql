-- What the server itself says the records are, a JSON object a line behind the
-- name of its file. Dates are formatted, licences, lineage and training data cut
-- out of tags here, apart from the converter.
SET SESSION group_concat_max_len = 1000000;
SELECT CONCAT('repositories.jsonl ', JSON_OBJECT('id', r.name, 'kind', r.type, 'owner', IF(r.name LIKE '%/%', SUBSTRING_INDEX(r.name, '/', 1), r.author),
    'license', (SELECT LOWER(SUBSTRING(MIN(t.tag_name), 9)) FROM tags_in_repo t WHERE t.repo_id = r.id AND t.tag_name LIKE 'license:%'),
    'tags', IFNULL((SELECT JSON_ARRAYAGG(t.tag_name ORDER BY t.tag_name) FROM tags_in_repo t WHERE t.repo_id = r.id), JSON_ARRAY()),
    'likes', IFNULL(r.likes, 0), 'downloads', IF(r.type = 'space', NULL, COALESCE(m.downloads, d.downloads, 0)),
    'languages', IFNULL((SELECT JSON_ARRAYAGG(REPLACE(t.tag_name, 'language:', '') ORDER BY REPLACE(t.tag_name, 'language:', '')) FROM tags_in_repo t WHERE t.repo_id = r.id AND (t.tag_name = 'en' OR t.tag_name LIKE 'language:%')), JSON_ARRAY()),
    'created_at', NULL, 'last_modified', DATE_FORMAT(r.last_modified, '%Y-%m-%dT%H:%i:%s.000Z'), 'sha', r.sha, 'disabled', r.disabled, 'sdk', s.sdk, 'pipeline_tag', m.pipeline_tag, 'library_name', m.library_name))
  FROM repository r LEFT JOIN model m ON m.model_id = r.id LEFT JOIN dataset d ON d.dataset_id = r.id LEFT JOIN space s ON s.space_id = r.id WHERE NOT r.private;
SELECT CONCAT('commits.jsonl ', JSON_OBJECT('repo', r.name, 'kind', r.type, 'sha', c.sha, 'authors', IF(c.author_name IS NULL, JSON_ARRAY(), JSON_ARRAY(c.author_name)),
    'date', DATE_FORMAT(DATE_ADD(c.author_date, INTERVAL IFNULL(c.author_tz, 0) SECOND), '%Y-%m-%dT%H:%i:%s.000Z'),
    -- 585 pairs of a sign of 3 bytes and one of 4 have 4,095 bytes; the next sign does not fit in 4,096
    'title', NULLIF(IF(c.sha = '0f', REPEAT('行🦉', 585), SUBSTRING_INDEX(c.message, '\n', 1)), '')))
  FROM commits c JOIN repository r ON r.id = c.repo_id WHERE NOT r.private;
SELECT CONCAT('discussions.jsonl ', JSON_OBJECT('repo', r.name, 'kind', r.type, 'num', d.num, 'author', NULLIF(d.author, 'deleted'),
    'date', DATE_FORMAT(d.created_at, '%Y-%m-%dT%H:%i:%s.000Z'), 'is_pull_request', d.is_pull_request, 'status', d.status))
  FROM discussion d JOIN repository r ON r.id = d.repo_id WHERE NOT r.private;
SELECT CONCAT('usages.jsonl ', JSON_OBJECT('space', SUBSTRING(space_id, 8), 'model', SUBSTRING(model_id, 8))) FROM models_in_space;
SELECT CONCAT('accounts.jsonl ', JSON_OBJECT('name', username, 'type', type, 'fullname', fullname)) FROM author WHERE source LIKE 'hf%' AND type IN ('user', 'org');
SELECT CONCAT('lineage.jsonl ', JSON_OBJECT('model', SUBSTRING(repo_id, 8), 'base', SUBSTRING_INDEX(tag_name, ':', -1),
    'relation', IF(MIN(tag_name) LIKE 'base_model:%:%', SUBSTRING_INDEX(SUBSTRING_INDEX(MIN(tag_name), ':', 2), ':', -1), 'unknown'), 'evidence', 'tag'))
  FROM tags_in_repo WHERE tag_name LIKE 'base_model:%' GROUP BY repo_id, SUBSTRING_INDEX(tag_name, ':', -1);
SELECT CONCAT('datasets.jsonl ', JSON_OBJECT('model', SUBSTRING(repo_id, 8), 'dataset', SUBSTRING(tag_name, 9))) FROM tags_in_repo WHERE tag_name LIKE 'dataset:%' AND repo_id LIKE 'models/%';
