package dbserver

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// manifest lists the jars of a complete fetch. It is written last.
type manifest struct {
	Pom  string         `json:"pom"` // SHA-256 of the pom they were fetched with
	Jars map[string]jar `json:"jars"`
}

type jar struct {
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

const manifestFile = "complete.json"

// errNotFetched says that the jars have never been fetched.
var errNotFetched = errors.New("not fetched yet")

func pomSum() string {
	sum := sha256.Sum256(pom)
	return hex.EncodeToString(sum[:])
}

func libDir(dir string) string { return filepath.Join(dir, "lib") }

// checkJars returns nil if dir holds all jars in full size.
func checkJars(dir string) error {
	m, err := readManifest(dir)
	if err != nil {
		return err
	}
	for name, want := range m.Jars {
		info, err := os.Stat(filepath.Join(libDir(dir), name))
		if err != nil {
			return fmt.Errorf("%s is missing", name)
		}
		if info.Size() != want.Size {
			return fmt.Errorf("%s has %d bytes instead of %d", name, info.Size(), want.Size)
		}
	}
	return nil
}

func readManifest(dir string) (*manifest, error) {
	b, err := os.ReadFile(filepath.Join(dir, manifestFile))
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Stat(libDir(dir)); err == nil {
			return nil, errors.New("the fetch was not finished")
		}
		return nil, errNotFetched
	}
	if err != nil {
		return nil, err
	}
	var m manifest
	if err := json.Unmarshal(b, &m); err != nil || len(m.Jars) == 0 {
		return nil, fmt.Errorf("%s is damaged", manifestFile)
	}
	if m.Pom != pomSum() {
		return nil, errors.New("they belong to another version of hubgraph")
	}
	return &m, nil
}

// damagedJar reads all jars and returns the name of the first whose content
// differs from what was fetched, or "".
func damagedJar(dir string) string {
	m, err := readManifest(dir)
	if err != nil {
		return manifestFile
	}
	for name, want := range m.Jars {
		if got, err := describeJar(filepath.Join(libDir(dir), name)); err != nil || got != want {
			return name
		}
	}
	return ""
}

func describeJar(path string) (jar, error) {
	f, err := os.Open(path)
	if err != nil {
		return jar{}, err
	}
	defer f.Close()
	h := sha256.New()
	n, err := io.Copy(h, f)
	return jar{Size: n, SHA256: hex.EncodeToString(h.Sum(nil))}, err
}

// ensureJars returns the folder of the jars, fetching them if any are missing.
// They appear by a rename, so that an interrupted fetch leaves nothing that
// looks complete.
func ensureJars(ctx context.Context, d Dirs, o Options) (lib string, err error) {
	dir := d.jars()
	if checkJars(dir) == nil {
		return libDir(dir), nil
	}
	if err := os.MkdirAll(d.Cache, 0o700); err != nil {
		return "", fmt.Errorf("make cache folder: %w", err)
	}
	release, err := acquire(ctx, dir+".lock", func() { o.logf("waiting for another hubgraph that fetches Neo4j") })
	if err != nil {
		return "", err
	}
	defer release()
	problem := checkJars(dir)
	if problem == nil {
		return libDir(dir), nil
	}
	if !errors.Is(problem, errNotFetched) {
		o.logf("the jars in %s are not usable (%v), fetching them again", dir, problem)
	}
	mvn, err := findMaven()
	if err != nil {
		return "", &noEngine{reasons: []string{"local: " + err.Error()}}
	}
	return libDir(dir), fetchJars(ctx, mvn, dir, o)
}

func fetchJars(ctx context.Context, mvn, dir string, o Options) error {
	parent := filepath.Dir(dir)
	stale, _ := fs.Glob(os.DirFS(parent), filepath.Base(dir)+".tmp-*")
	for _, s := range stale {
		os.RemoveAll(filepath.Join(parent, s))
	}
	temp, err := os.MkdirTemp(parent, filepath.Base(dir)+".tmp-*")
	if err != nil {
		return fmt.Errorf("make cache folder: %w", err)
	}
	defer os.RemoveAll(temp)
	o.logf("fetching Neo4j %s by Maven into %s (about 140 MB, only once)", Version, dir)
	begin := time.Now()
	count, size, err := copyJars(ctx, mvn, temp, "")
	var damaged *damagedError
	if errors.As(err, &damaged) {
		// Maven does not check what it downloaded earlier.
		o.logf("%s in the Maven repository of the user is damaged, fetching without it", damaged.jar)
		repo := filepath.Join(temp, "repository")
		count, size, err = copyJars(ctx, mvn, temp, repo)
		os.RemoveAll(repo)
	}
	if err != nil {
		return err
	}
	if err := os.RemoveAll(dir); err != nil {
		return fmt.Errorf("replace jars: %w", err)
	}
	if err := os.Rename(temp, dir); err != nil {
		return fmt.Errorf("replace jars: %w", err)
	}
	o.logf("fetched %d jars, %d MB, in %.0f s", count, size/1e6, time.Since(begin).Seconds())
	return nil
}

// copyJars refills dir/lib and writes its manifest.
func copyJars(ctx context.Context, mvn, dir, repo string) (count int, size int64, err error) {
	if err := os.RemoveAll(libDir(dir)); err != nil {
		return 0, 0, err
	}
	if err := mavenCopy(ctx, mvn, dir, repo); err != nil {
		return 0, 0, err
	}
	return writeManifest(dir)
}

// damagedError names a jar that cannot be opened.
type damagedError struct {
	jar string
	err error
}

func (e *damagedError) Error() string {
	return fmt.Sprintf("fetch Neo4j by Maven: %s is damaged: %v", e.jar, e.err)
}

// writeManifest checks that every jar can be opened and writes their manifest.
func writeManifest(dir string) (count int, size int64, err error) {
	names, err := fs.Glob(os.DirFS(libDir(dir)), "*.jar")
	if err != nil || len(names) == 0 {
		return 0, 0, errors.New("fetch Neo4j by Maven: it ended well and brought no jars")
	}
	m := manifest{Pom: pomSum(), Jars: make(map[string]jar, len(names))}
	for _, name := range names {
		path := filepath.Join(libDir(dir), name)
		z, err := zip.OpenReader(path)
		if err != nil {
			return 0, 0, &damagedError{jar: name, err: err}
		}
		z.Close()
		j, err := describeJar(path)
		if err != nil {
			return 0, 0, err
		}
		m.Jars[name] = j
		size += j.Size
	}
	b, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		return 0, 0, err
	}
	return len(names), size, writePrivate(filepath.Join(dir, manifestFile), b)
}
