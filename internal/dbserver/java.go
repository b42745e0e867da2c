package dbserver

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// minJava is the oldest Java that runs Neo4j 5.26.
const minJava = 17

// findJava returns the first Java in JAVA_HOME or PATH that is new enough.
func findJava(ctx context.Context) (string, error) {
	var candidates []string
	if home := os.Getenv("JAVA_HOME"); home != "" {
		candidates = append(candidates, filepath.Join(home, "bin", "java"))
	}
	candidates = append(candidates, "java")
	var tooOld error
	for _, c := range candidates {
		path, err := exec.LookPath(c)
		if err != nil {
			continue
		}
		major, err := javaMajor(ctx, path)
		if err != nil {
			continue
		}
		if major >= minJava {
			return path, nil
		}
		if tooOld == nil {
			tooOld = fmt.Errorf("found only Java %d (%s), which is too old: Neo4j %s needs Java %d or newer", major, path, Version, minJava)
		}
	}
	if tooOld != nil {
		return "", tooOld
	}
	return "", errors.New("no Java found in JAVA_HOME and PATH")
}

// java returns the Java that runs Neo4j in the folders of the database.
func (l *local) java(ctx context.Context) (string, error) {
	java, err := findJava(ctx)
	if err != nil {
		return "", &noEngine{reasons: []string{"local: " + err.Error()}}
	}
	for _, dir := range []string{l.dirs.Data, l.dirs.State, l.dirs.Cache} {
		if err := javaOpens(ctx, java, dir); err != nil {
			return "", fmt.Errorf("%w; XDG_DATA_HOME, XDG_STATE_HOME and XDG_CACHE_HOME name other folders", err)
		}
	}
	// The jars stand in a list of paths, in which nothing can be escaped.
	if strings.ContainsRune(l.dirs.Cache, os.PathListSeparator) {
		return "", fmt.Errorf("the folder %q is none that Java takes programs from, because of the %q in its name; XDG_CACHE_HOME names another", l.dirs.Cache, os.PathListSeparator)
	}
	return java, nil
}

var javaFileNames = regexp.MustCompile(`sun\.jnu\.encoding = (\S+)`)

// javaOpens returns an error if a Java with childEnv cannot open files in a
// folder because of its name.
func javaOpens(ctx context.Context, java, dir string) error {
	if !utf8.ValidString(dir) {
		return fmt.Errorf("the folder %q cannot be opened by Java: its name is not UTF-8", dir)
	}
	if !strings.ContainsFunc(dir, func(r rune) bool { return r > unicode.MaxASCII }) {
		return nil
	}
	cmd := exec.CommandContext(ctx, java, "-XshowSettings:properties", "-version")
	cmd.Env = childEnv()
	out, err := cmd.CombinedOutput()
	if err != nil {
		return fmt.Errorf("ask Java for its settings: %w", err)
	}
	// Windows and macOS have other names for it, and no trouble.
	if m := javaFileNames.FindSubmatch(out); m != nil && runtime.GOOS == "linux" && string(m[1]) != "UTF-8" {
		return fmt.Errorf("the folder %q cannot be opened by Java, which takes names of files for %s here: install the locale %s", dir, m[1], childLocale)
	}
	return nil
}

func javaMajor(ctx context.Context, path string) (int, error) {
	ctx, cancel := context.WithTimeout(ctx, 20*time.Second)
	defer cancel()
	out, err := exec.CommandContext(ctx, path, "-version").CombinedOutput()
	if err != nil {
		return 0, err
	}
	return parseJavaVersion(string(out))
}

var javaVersion = regexp.MustCompile(`version "(\d+)(?:\.(\d+))?`)

// parseJavaVersion reads the major version from the output of java -version:
// 17 from "17.0.15", 8 from "1.8.0_392", 21 from "21-ea".
func parseJavaVersion(out string) (int, error) {
	m := javaVersion.FindStringSubmatch(out)
	if m == nil {
		return 0, errors.New("java -version names no version")
	}
	major, err := strconv.Atoi(m[1])
	if err == nil && major == 1 && m[2] != "" {
		major, err = strconv.Atoi(m[2])
	}
	return major, err
}
