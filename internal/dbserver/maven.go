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
	"strings"
)

//go:embed pom.xml
var pom []byte

const dependencyPlugin = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1"

// errNoMaven says that jars are to be fetched and Maven is missing.
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

// mavenCopy lets Maven copy the runtime jars of the pom into dir. What it
// downloads stays in the user's Maven repository, so that a second try goes on
// where the first one stopped.
func mavenCopy(ctx context.Context, mvn, dir string) error {
	project := filepath.Join(dir, "pom.xml")
	if err := os.WriteFile(project, pom, 0o600); err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, mvn, "-q", "-B", "-U", "-f", project,
		// A server that does not answer is given up after a minute.
		"-Dmaven.wagon.rto=60000", "-Daether.connector.requestTimeout=60000", "-Daether.connector.connectTimeout=15000",
		dependencyPlugin+":copy-dependencies", "-DincludeScope=runtime", "-DoutputDirectory="+filepath.Join(dir, "lib"))
	cmd.Dir = dir
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return mavenError(out.String(), err)
	}
	return nil
}

var (
	mavenNetwork = regexp.MustCompile(`(?i)could not transfer|unknown host|name resolution|nodename nor servname|connection (refused|reset|timed out)|connect timed out|read timed out|network is unreachable|no route to host|offline mode|PKIX|status(?: code)?:? (?:403|407|5\d\d)`)
	mavenFull    = regexp.MustCompile(`(?i)no space left|not enough space|disk quota`)
	userInURL    = regexp.MustCompile(`://[^/@\s]+@`)
)

// mavenError sums up what Maven printed in one line, without the credentials
// a mirror's address may hold.
func mavenError(out string, err error) error {
	first := err.Error()
	for line := range strings.Lines(out) {
		if text, ok := strings.CutPrefix(strings.TrimSpace(line), "[ERROR] "); ok && text != "" {
			first = text
			break
		}
	}
	first, _, _ = strings.Cut(first, " -> [Help")
	first = userInURL.ReplaceAllString(first, "://")
	switch {
	case mavenFull.MatchString(out):
		return fmt.Errorf("fetch Neo4j by Maven: the disk is full: %s", first)
	case mavenNetwork.MatchString(out):
		return fmt.Errorf("fetch Neo4j by Maven: no network, or no way to the Maven repository (a proxy or mirror belongs into ~/.m2/settings.xml); what has arrived is kept, run it again: %s", first)
	}
	return fmt.Errorf("fetch Neo4j by Maven: %s", first)
}
