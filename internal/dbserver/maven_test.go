package dbserver

import (
	"context"
	"encoding/xml"
	"errors"
	"strings"
	"testing"
)

// What Maven 3.8.7 prints, shortened at the end.
const (
	mavenNoName  = "\x1b[0m[ERROR] Failed to execute goal on project neo4j-local: Could not resolve dependencies for project com.github.hubgraph:neo4j-local:pom:1: Failed to collect dependencies at org.neo4j:neo4j:jar:5.26.30 -> org.neo4j:neo4j-kernel:jar:5.26.30: Failed to read artifact descriptor for org.neo4j:neo4j-kernel:jar:5.26.30: Could not transfer artifact org.neo4j:neo4j-kernel:pom:5.26.30 from/to central (https://repo.maven.apache.org/maven2): transfer failed for https://repo.maven.apache.org/maven2/org/neo4j/neo4j-kernel/5.26.30/neo4j-kernel-5.26.30.pom: Unknown host repo.maven.apache.org: Temporary failure in name resolution -> [Help 1]\n[ERROR] \n[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.\n"
	mavenOffline = "[ERROR] Failed to execute goal on project neo4j-local: Could not resolve dependencies for project com.github.hubgraph:neo4j-local:pom:1: Cannot access central (https://repo.maven.apache.org/maven2) in offline mode and the artifact org.neo4j:neo4j-kernel:jar:5.26.30 has not been downloaded from it before. -> [Help 1]\n[ERROR] \n"
	mavenMirror  = "[ERROR] Plugin org.apache.maven.plugins:maven-dependency-plugin:3.8.1 or one of its dependencies could not be resolved: Could not transfer artifact org.apache.maven.plugins:maven-dependency-plugin:pom:3.8.1 from/to corp (https://bo-quill:hunter2@mirror.example/maven): authentication failed for https://bo-quill:hunter2@mirror.example/maven/x.pom, status: 401 Unauthorized -> [Help 1]\n"
	mavenNoSpace = "[ERROR] Failed to execute goal org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies (default-cli) on project neo4j-local: Error copying artifact from /m2/a.jar to /c/a.jar: No space left on device -> [Help 1]\n"
	mavenNoJava  = "The JAVA_HOME environment variable is not defined correctly,\nthis environment variable is needed to run this program.\n"
)

func TestMavenError(t *testing.T) {
	for _, c := range []struct {
		name, out string
		says      []string
	}{
		{"no network", mavenNoName, []string{"no network", "https://repo.maven.apache.org/maven2: Unknown host repo.maven.apache.org: Temporary failure in name resolution", "try again"}},
		{"offline by the user's settings", mavenOffline, []string{"no network", "in offline mode"}},
		{"a mirror that refuses", mavenMirror, []string{"no way to the Maven repository", "https://mirror.example/maven: authentication failed", "401"}},
		{"disk full", mavenNoSpace, []string{"the disk is full", "No space left on device"}},
		{"no Java for Maven", mavenNoJava, []string{"JAVA_HOME environment variable is not defined correctly"}},
		{"silence", "", []string{"exit status 1"}},
	} {
		got := mavenError(c.out, errors.New("exit status 1")).Error()
		for _, part := range append(c.says, "fetch Neo4j by Maven") {
			if !strings.Contains(got, part) {
				t.Errorf("%s: %q does not say %q", c.name, got, part)
			}
		}
		for _, part := range []string{"\n", "\x1b", "[Help", "hunter2", "Failed to collect"} {
			if strings.Contains(got, part) {
				t.Errorf("%s: %q holds %q", c.name, got, part)
			}
		}
	}
}

func TestMavenWithoutBrokenJavaHome(t *testing.T) {
	fakePath(t, map[string]string{"mvn": `[ -z "$JAVA_HOME" ] || { echo 'JAVA_HOME is not defined correctly'; exit 1; }` + "\n" + fakeMaven(t, jarSet(t))})
	t.Setenv("JAVA_HOME", t.TempDir())
	if _, err := ensureJars(context.Background(), tempDirs(t), Options{}); err != nil {
		t.Error(err)
	}
}

func TestPomVersion(t *testing.T) {
	var p struct {
		Neo4j string `xml:"properties>neo4j.version"`
	}
	if err := xml.Unmarshal(pom, &p); err != nil {
		t.Fatal(err)
	}
	if p.Neo4j != Version {
		t.Errorf("pom.xml fetches Neo4j %s, Version is %s", p.Neo4j, Version)
	}
}
