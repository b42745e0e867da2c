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

func TestJavaOpensFolders(t *testing.T) {
	settings := func(encoding string) map[string]string {
		return map[string]string{"java": "case $1 in -X*) [ \"$LC_ALL\" = C.UTF-8 ] || exit 1;; esac\n" + fakeJava("17.0.15") + "\necho '    sun.jnu.encoding = " + encoding + "' >&2"}
	}
	for _, c := range []struct{ dir, encoding, says string }{
		{"/home/jozef", "ANSI_X3.4-1968", ""},
		{"/home/józef", "UTF-8", ""},
		{"/home/józef", "ANSI_X3.4-1968", "\"/home/józef\" cannot be opened by Java, which takes names of files for ANSI_X3.4-1968 here: install the locale C.UTF-8"},
		{"/home/j\xf3zef", "UTF-8", "its name is not UTF-8"},
		{"/home/a:b", "UTF-8", "because of the ':' in its name"},
	} {
		fakePath(t, settings(c.encoding))
		_, err := (&local{dirs: Dirs{Data: "/d", State: "/s", Cache: c.dir}}).java(context.Background())
		if c.says == "" && err != nil || c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), "XDG_CACHE_HOME")) {
			t.Errorf("%q, %s: %v, want %q", c.dir, c.encoding, err, c.says)
		}
	}
}
