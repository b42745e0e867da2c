package dbserver

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Java reads, checks and links some 20,000 classes before Neo4j has answered its first
// statements, a third of the work of a start. A server that ends in an orderly way leaves
// them in an archive beside the jars (class data sharing, JEP 350), which later starts map
// into memory. An archive that does not go with the jars or the Java is not used by Java.

// archiveAfter is how long a server must have run for its archive to be kept: one that
// answered nothing knows few of the classes.
const archiveAfter = time.Minute

// archive returns the archive of a Java's classes, which need not exist.
func (l *local) archive(ctx context.Context, java string) (string, error) {
	out, err := exec.CommandContext(ctx, java, "-version").CombinedOutput()
	if err != nil {
		return "", err
	}
	lines := slices.DeleteFunc(strings.Split(string(out), "\n"), func(line string) bool { return strings.HasPrefix(line, "NOTE:") })
	sum := sha256.Sum256([]byte(java + "\n" + strings.Join(lines, "\n")))
	return filepath.Join(l.dirs.jars(), "classes-"+hex.EncodeToString(sum[:6])+".jsa"), nil
}

// classArgs returns the arguments of Java that use the archive, or else have it made when
// the server ends: in recorded, a file of this database's own.
func (l *local) classArgs(ctx context.Context, java string) (args []string, recorded string) {
	archive, err := l.archive(ctx, java)
	if err != nil {
		return nil, ""
	}
	if _, err := os.Stat(archive); err == nil {
		return []string{"-XX:SharedArchiveFile=" + archive}, ""
	}
	if l.opts.Light {
		return nil, ""
	}
	home := sha256.Sum256([]byte(l.dirs.home()))
	recorded = archive + "." + hex.EncodeToString(home[:6])
	os.Remove(recorded) // of a run that was not stopped by hubgraph
	return []string{"-XX:ArchiveClassesAtExit=" + recorded}, recorded
}

// keepArchive gives the archive that a server left its place, if it ran long enough. A
// server starts without one too, so that no error matters here.
func (s *state) keepArchive() {
	if s.Recorded == "" {
		return
	}
	defer os.Remove(s.Recorded)
	info, err := os.Stat(s.Recorded)
	if err == nil && info.ModTime().Sub(s.StartedAt) >= archiveAfter {
		os.Rename(s.Recorded, strings.TrimSuffix(s.Recorded, filepath.Ext(s.Recorded)))
	}
}

// forgetArchives removes the archives, in case one of them is why Java did not start.
func (l *local) forgetArchives() {
	archives, _ := filepath.Glob(filepath.Join(l.dirs.jars(), "classes-*.jsa"))
	for _, a := range archives {
		os.Remove(a)
	}
}
