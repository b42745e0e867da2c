// What stored queries look for in order: the most liked, the most used, those
// with several committers; and names, by any part of them, and by their words.
CREATE INDEX repository_likes IF NOT EXISTS FOR (r:Repository) ON (r.likes);
CREATE INDEX repository_downloads IF NOT EXISTS FOR (r:Repository) ON (r.downloads);
CREATE INDEX repository_commits_likes IF NOT EXISTS FOR (r:Repository) ON (r.commits, r.likes);
CREATE INDEX repository_committers IF NOT EXISTS FOR (r:Repository) ON (r.committers);
CREATE INDEX repository_committers_raw IF NOT EXISTS FOR (r:Repository) ON (r.committersRaw);
CREATE INDEX repository_kind_committers IF NOT EXISTS FOR (r:Repository) ON (r.kind, r.committers);
CREATE INDEX repository_early_commits IF NOT EXISTS FOR (r:Repository) ON (r.earlyCommits);
CREATE INDEX model_spaces IF NOT EXISTS FOR (m:Model) ON (m.spaces);
CREATE INDEX dataset_models IF NOT EXISTS FOR (d:Dataset) ON (d.models);
CREATE INDEX account_commits IF NOT EXISTS FOR (a:Account) ON (a.commits);
CREATE INDEX account_commits_raw IF NOT EXISTS FOR (a:Account) ON (a.commitsRaw);
CREATE INDEX account_discussions IF NOT EXISTS FOR (a:Account) ON (a.discussions);
CREATE INDEX account_discussions_raw IF NOT EXISTS FOR (a:Account) ON (a.discussionsRaw);
CREATE INDEX account_owned_likes IF NOT EXISTS FOR (a:Account) ON (a.ownedLikes);
CREATE INDEX account_owned_downloads IF NOT EXISTS FOR (a:Account) ON (a.ownedDownloads);
CREATE INDEX account_shared_models IF NOT EXISTS FOR (a:Account) ON (a.sharedModels);
CREATE INDEX account_shared_models_raw IF NOT EXISTS FOR (a:Account) ON (a.sharedModelsRaw);
CREATE INDEX account_owners IF NOT EXISTS FOR (a:Account) ON (a.owners);
CREATE INDEX account_owners_raw IF NOT EXISTS FOR (a:Account) ON (a.ownersRaw);
CREATE INDEX account_normalised_name IF NOT EXISTS FOR (a:Account) ON (a.normalisedName);
CREATE INDEX tally_of IF NOT EXISTS FOR (t:Tally) ON (t.of);
CREATE INDEX tally_of_kind IF NOT EXISTS FOR (t:Tally) ON (t.of, t.kind);
CREATE TEXT INDEX model_id_text IF NOT EXISTS FOR (m:Model) ON (m.id);
CREATE TEXT INDEX dataset_id_text IF NOT EXISTS FOR (d:Dataset) ON (d.id);
CREATE TEXT INDEX space_id_text IF NOT EXISTS FOR (s:Space) ON (s.id);
CREATE TEXT INDEX account_name_text IF NOT EXISTS FOR (a:Account) ON (a.name);
CREATE FULLTEXT INDEX names_fulltext IF NOT EXISTS FOR (n:Model|Dataset|Space|Account) ON EACH [n.searchText] OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words'}};
