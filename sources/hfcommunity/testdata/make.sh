#!/usr/bin/env bash
# Makes the dumps of this folder and expected.jsonl with a private MariaDB, which
# it starts and stops: apt-get install mariadb-server, then sources/hfcommunity/testdata/make.sh
set -euo pipefail
cd "$(dirname "$0")"
PATH=$PATH:/usr/sbin # where Debian has mariadbd
work=$(mktemp -d)
chmod 755 "$work"
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
user=$(id -un)
mariadb-install-db --no-defaults --user="$user" --auth-root-authentication-method=normal --skip-test-db --datadir="$work/data" >"$work/log" 2>&1
mariadbd --no-defaults --user="$user" --datadir="$work/data" --socket="$work/s" --skip-networking --pid-file="$work/pid" >"$work/log" 2>&1 &
server=$!
until mariadb-admin --no-defaults --socket="$work/s" --user=root ping >/dev/null 2>&1; do sleep 0.2; kill -0 "$server"; done

sql() { mariadb --no-defaults --socket="$work/s" --user=root --default-character-set=utf8mb4 --batch --raw --skip-column-names "$@"; }
dump() { mariadb-dump --no-defaults --socket="$work/s" --user=root --skip-dump-date "$@"; }
database() { sql -e "CREATE DATABASE $1 CHARACTER SET $2" && sql "$1" <schema.sql; }

database hfc utf8mb4
sql hfc <rows.sql
sql hfc <expected.sql >expected.jsonl
dump hfc >default.sql
dump --skip-extended-insert --complete-insert --hex-blob --order-by-primary --replace hfc | gzip -9n >single.sql.gz
dump --compact --insert-ignore --skip-quote-names --triggers hfc | zstd -q -19 >compact.sql.zst
dump --no-data hfc >parts/1-schema.sql
dump --no-create-info --skip-triggers --skip-add-locks --skip-disable-keys --databases hfc >parts/2-rows.sql

# Columns in another order and more of them, text as binary.
database other utf8mb4
sql other <rows.sql
sql other -e "ALTER TABLE repository MODIFY likes INTEGER FIRST, ADD extra TEXT DEFAULT 'x' AFTER id; ALTER TABLE commits MODIFY author_name VARCHAR(256) FIRST, ADD more INT GENERATED ALWAYS AS (insertions + 1) STORED AFTER sha;
  ALTER TABLE tags_in_repo MODIFY repo_id VARCHAR(256) FIRST; ALTER TABLE author MODIFY fullname BLOB, MODIFY source VARBINARY(256) FIRST"
dump --hex-blob other >other.sql

# A dump in latin1, of what latin1 can hold.
database latin utf8mb4
sql latin <<'END'
INSERT INTO author VALUES ('zoé','',0,'Zoé Müller €','user','hf'), ('Zoé “Owl” Müller',NULL,NULL,NULL,NULL,'commit');
INSERT INTO repository VALUES ('models/zoe/hibou','zoe/hibou','model',NULL,'1','2024-01-01 00:00:00',0,NULL,0,1,0);
INSERT INTO tag VALUES ('forêt');
INSERT INTO tags_in_repo VALUES ('forêt','models/zoe/hibou');
INSERT INTO commits VALUES ('1','models/zoe/hibou','été … ž','2024-01-01 00:00:00',0,NULL,NULL,1,0,0,'Zoé “Owl” Müller',NULL,'pydriller');
END
sql latin <expected.sql >latin1.jsonl
dump --default-character-set=latin1 latin >latin1.sql
