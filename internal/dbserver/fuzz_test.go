package dbserver

import (
	"encoding/json"
	"errors"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// FuzzJavaVersion holds the version that java -version prints against a reading
// by hand.
func FuzzJavaVersion(f *testing.F) {
	for _, s := range []string{`openjdk version "17.0.15" 2025-04-15`, `java version "1.8.0_392"`, `version "21-ea"`, `version "1"`, `version "1.x"`, `version ""`, `version "99999999999999999999"`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, out string) {
		want, ok := 0, false
		for i := 0; i >= 0 && !ok; {
			next := strings.Index(out[i:], `version "`)
			if next < 0 {
				break
			}
			i += next + len(`version "`)
			major, rest := leadingDigits(out[i:])
			if major == "" {
				continue
			}
			if minor, _ := leadingDigits(strings.TrimPrefix(rest, ".")); strings.HasPrefix(rest, ".") && minor != "" {
				if n, err := strconv.Atoi(major); err == nil && n == 1 {
					major = minor
				}
			}
			var err error
			if want, err = strconv.Atoi(major); err != nil {
				break
			}
			ok = true
		}
		if got, err := parseJavaVersion(out); (err == nil) != ok || ok && got != want {
			t.Fatalf("%q: %d, %v; want %d, %v", out, got, err, want, ok)
		}
	})
}

func leadingDigits(s string) (digits, rest string) {
	rest = strings.TrimLeft(s, "0123456789")
	return s[:len(s)-len(rest)], rest
}

var userInfo = regexp.MustCompile(`://[^/\s]*@`)

// FuzzMavenError checks that the account in a mirror's address shows in no
// message, wherever Maven prints it, and that a message is one line.
func FuzzMavenError(f *testing.F) {
	f.Add("[ERROR] Could not transfer artifact org.neo4j:x from/to mirror (https", "mirror.example/): connect timed out -> [Help 1]\n")
	f.Add("\x1b[1mno space left\x1b[0m ", "\n[ERROR] x")
	f.Add("", "")
	f.Fuzz(func(t *testing.T, before, after string) {
		message := mavenError(before+"://reader:hunter2@"+after, errors.New("exit status 1")).Error()
		if strings.Contains(message, "hunter2") || userInfo.MatchString(message) || strings.ContainsAny(message, "\n\x1b") && !strings.ContainsAny(before+after, "\x1b\r\v\f\u0085\u2028") {
			t.Fatalf("%q: %q", before+"..."+after, message)
		}
	})
}

// FuzzComposeRunning holds what docker compose ps prints against a reading into
// maps.
func FuzzComposeRunning(f *testing.F) {
	for _, s := range []string{`{"Service":"neo4j","State":"running"}`, `[{"Service":"x","State":"running"},{"Service":"neo4j","State":"restarting"}]`, "{\"Service\":\"neo4j\",\"State\":\"exited\"}\n{}\n", "", "[", "null", "3"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, out string) {
		got, err := composeRunning([]byte(out))
		if err != nil || strings.ContainsFunc(out, func(r rune) bool { return r > 0x7e }) { // keys that only differ by folding are the same to encoding/json
			return
		}
		d := json.NewDecoder(strings.NewReader(out))
		for {
			var value any
			if d.Decode(&value) != nil {
				break
			}
			list, isList := value.([]any)
			if !isList {
				list = []any{value}
			}
			for _, c := range list {
				if isNeo4jRunning(c) {
					if !got {
						t.Fatalf("%q: not running", out)
					}
					return
				}
			}
		}
		if got {
			t.Fatalf("%q: running", out)
		}
	})
}

// isNeo4jRunning looks at a container whose keys may be written in any case.
func isNeo4jRunning(c any) bool {
	service, state := false, false
	object, _ := c.(map[string]any)
	for key, value := range object {
		service = service || strings.EqualFold(key, "service") && value == "neo4j"
		state = state || strings.EqualFold(key, "state") && (value == "running" || value == "restarting")
	}
	return service && state
}
