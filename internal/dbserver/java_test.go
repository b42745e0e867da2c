package dbserver

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
)

func TestParseJavaVersion(t *testing.T) {
	for _, c := range []struct {
		out  string
		want int // 0 is an error
	}{
		{"openjdk version \"17.0.15\" 2025-04-15\nOpenJDK Runtime Environment (build 17.0.15+6-Debian-1deb12u1)", 17},
		{"Picked up JAVA_TOOL_OPTIONS: -Dversion=8\nopenjdk version \"21\" 2023-09-19 LTS", 21},
		{"java version \"1.8.0_392\"\nJava(TM) SE Runtime Environment (build 1.8.0_392-b08)", 8},
		{"openjdk version \"11.0.25\" 2024-10-15", 11},
		{"openjdk version \"25-ea\" 2025-09-16", 25},
		{"openjdk version \"9\"", 9},
		{"The operation couldn't be completed. Unable to locate a Java Runtime.", 0},
		{"", 0},
	} {
		got, err := parseJavaVersion(c.out)
		if got != c.want || (err != nil) != (c.want == 0) {
			t.Errorf("%q: got %d, %v; want %d", c.out, got, err, c.want)
		}
	}
}

func TestFindJava(t *testing.T) {
	t.Run("none", func(t *testing.T) {
		fakePath(t, nil)
		if _, err := findJava(context.Background()); err == nil || !strings.Contains(err.Error(), "no Java found") {
			t.Errorf("got %v", err)
		}
	})
	t.Run("too old", func(t *testing.T) {
		fakePath(t, map[string]string{"java": fakeJava("11.0.25")})
		if _, err := findJava(context.Background()); err == nil || !strings.Contains(err.Error(), "Java 11") || !strings.Contains(err.Error(), "needs Java 17") {
			t.Errorf("got %v", err)
		}
	})
	t.Run("a stub without Java behind it", func(t *testing.T) {
		fakePath(t, map[string]string{"java": "echo 'Unable to locate a Java Runtime.' >&2; exit 1"})
		if _, err := findJava(context.Background()); err == nil || !strings.Contains(err.Error(), "no Java found") {
			t.Errorf("got %v", err)
		}
	})
	t.Run("JAVA_HOME first", func(t *testing.T) {
		fakePath(t, map[string]string{"java": fakeJava("17.0.15")})
		home := javaHome(t, "21.0.4")
		if got, err := findJava(context.Background()); err != nil || got != filepath.Join(home, "bin", "java") {
			t.Errorf("got %s, %v", got, err)
		}
	})
	t.Run("PATH where JAVA_HOME is too old", func(t *testing.T) {
		fakePath(t, map[string]string{"java": fakeJava("17.0.15")})
		home := javaHome(t, "1.8.0_392")
		if got, err := findJava(context.Background()); err != nil || strings.HasPrefix(got, home) {
			t.Errorf("got %s, %v", got, err)
		}
	})
}

// javaHome sets JAVA_HOME to a Java of the version.
func javaHome(t *testing.T, version string) string {
	home := t.TempDir()
	writeScript(t, filepath.Join(home, "bin", "java"), fakeJava(version))
	t.Setenv("JAVA_HOME", home)
	return home
}
