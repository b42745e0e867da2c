package dbserver

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"time"
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
