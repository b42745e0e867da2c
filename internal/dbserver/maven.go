package dbserver

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

//go:embed pom.xml
var pom []byte

const dependencyPlugin = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1"

// errNoMaven says that jars have to be fetched and Maven is missing.
var errNoMaven = errors.New("no Maven (mvn) found in PATH, which fetches Neo4j once")

func findMaven() (string, error) {
	for _, name := range []string{"MAVEN_HOME", "M2_HOME"} {
		if home := os.Getenv(name); home != "" {
			if path, err := exec.LookPath(filepath.Join(home, "bin", "mvn")); err == nil {
				return path, nil
			}
		}
	}
	path, err := exec.LookPath("mvn")
	if err != nil {
		return "", errNoMaven
	}
	return path, nil
}

// mavenCopy has Maven copy the runtime jars of the pom into dir/lib. What it
// downloads stays in the Maven repository (repo, or the user's for ""), so
// that a second try continues where the first stopped.
func mavenCopy(ctx context.Context, mvn, dir, repo string) error {
	project := filepath.Join(dir, "pom.xml")
	if err := os.WriteFile(project, pom, 0o600); err != nil {
		return err
	}
	args := []string{"-q", "-B", "-U", "-f", project,
		// Give up on a server that does not answer within a minute.
		"-Dmaven.wagon.rto=60000", "-Daether.connector.requestTimeout=60000", "-Daether.connector.connectTimeout=15000",
		dependencyPlugin + ":copy-dependencies", "-DincludeScope=runtime", "-DoutputDirectory=" + libDir(dir)}
	if repo != "" {
		args = append(args, "-Dmaven.repo.local="+repo)
	}
	cmd := exec.CommandContext(ctx, mvn, args...)
	cmd.Dir = dir
	cmd.Env = mavenEnv()
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := runAsPart(cmd); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return mavenError(out.String(), err)
	}
	return nil
}

// mavenEnv leaves out a JAVA_HOME without Java, which would keep Maven from
// looking in PATH.
func mavenEnv() []string {
	env := childEnv()
	if home := os.Getenv("JAVA_HOME"); home != "" {
		if _, err := exec.LookPath(filepath.Join(home, "bin", "java")); err != nil {
			env = slices.DeleteFunc(env, func(e string) bool { return strings.HasPrefix(e, "JAVA_HOME=") })
		}
	}
	return env
}

var (
	mavenNetwork   = regexp.MustCompile(`(?i)could not transfer|unknown host|name resolution|nodename nor servname|connection (refused|reset|timed out)|connect timed out|read timed out|network is unreachable|no route to host|offline mode|PKIX`)
	mavenFull      = regexp.MustCompile(`(?i)no space left|not enough space|disk quota`)
	transferReason = regexp.MustCompile(`from/to \S+ \(([^)]*)\): (?:transfer failed for \S+: )?(.+)$`)
	userInURL      = regexp.MustCompile(`://[^/\s]*@`)
	ansiEscape     = regexp.MustCompile(`\x1b\[[0-9;]*m`)
)

// mavenError sums up Maven's output in one line, without the credentials that
// a mirror's address may contain.
func mavenError(out string, err error) error {
	out = userInURL.ReplaceAllString(ansiEscape.ReplaceAllString(out, ""), "://")
	first := firstError(out)
	if first == "" {
		first = err.Error()
	}
	switch {
	case mavenFull.MatchString(out):
		return fmt.Errorf("fetch Neo4j by Maven: the disk is full: %s", first)
	case mavenNetwork.MatchString(out):
		return fmt.Errorf("fetch Neo4j by Maven: no network, or no way to the Maven repository: %s; what has arrived is kept, so try again (a proxy or mirror belongs into ~/.m2/settings.xml)", shortReason(first))
	}
	return fmt.Errorf("fetch Neo4j by Maven: %s", first)
}

// firstError returns the first error that Maven reports, or its first line.
func firstError(out string) string {
	first := ""
	for line := range strings.Lines(out) {
		line = strings.TrimSpace(line)
		if text, ok := strings.CutPrefix(line, "[ERROR] "); ok && text != "" {
			text, _, _ = strings.Cut(text, " -> [Help")
			return text
		}
		if first == "" {
			first = line
		}
	}
	return first
}

// shortReason cuts the chain of artifacts that led to a failed transfer.
func shortReason(text string) string {
	if i := strings.LastIndex(text, "Could not transfer artifact "); i >= 0 {
		if m := transferReason.FindStringSubmatch(text[i:]); m != nil {
			return m[1] + ": " + m[2]
		}
		return text[i:]
	}
	return text
}
