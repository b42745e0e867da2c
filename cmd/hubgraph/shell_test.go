//go:build unix

package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// session is a program on a pseudo-terminal, and what it showed so far.
type session struct {
	*testing.T
	cmd  *exec.Cmd
	tty  *os.File
	mu   sync.Mutex
	seen bytes.Buffer
	done chan struct{} // closed when the program closed its end
}

// ttyColumns and ttyRows are the size of the terminal.
const ttyColumns, ttyRows = 200, 40

// onPTY starts a program on a terminal that takes no control sequences: it shows what the
// program writes.
func onPTY(t *testing.T, cmd *exec.Cmd) *session {
	t.Helper()
	return start(t, cmd, func(text []byte) []byte { return text })
}

// onScreen starts a program that draws on the whole screen of a terminal, which follows
// its control sequences and answers them: it shows a screen for each change.
func onScreen(t *testing.T, cmd *exec.Cmd) *session {
	t.Helper()
	screen, last := vt.NewSafeEmulator(ttyColumns, ttyRows), ""
	s := start(t, cmd, func(text []byte) []byte {
		screen.Write(text)
		now := screen.String()
		if now == last {
			return nil
		}
		last = now
		return []byte(now + "\n")
	})
	go io.Copy(s.tty, screen) // its answers
	t.Cleanup(func() { screen.Close() })
	return s
}

func start(t *testing.T, cmd *exec.Cmd, shows func([]byte) []byte) *session {
	t.Helper()
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: ttyRows, Cols: ttyColumns})
	if err != nil {
		t.Fatal(err)
	}
	s := &session{T: t, cmd: cmd, tty: tty, done: make(chan struct{})}
	go func() {
		defer close(s.done)
		buf := make([]byte, 4096)
		for {
			n, err := tty.Read(buf)
			shown := shows(buf[:n])
			s.mu.Lock()
			s.seen.Write(shown)
			s.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	t.Cleanup(func() { tty.Close(); cmd.Process.Kill(); cmd.Wait() })
	return s
}

func (s *session) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.seen.String()
}

// forget drops what was shown so far.
func (s *session) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seen.Reset()
}

// wait waits until the terminal has shown a text.
func (s *session) wait(want string) {
	s.Helper()
	for range 1800 { // three minutes: a busy machine
		if strings.Contains(s.text(), want) {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	text := s.text()
	s.Fatalf("the terminal never shows %q, at the end %q", want, text[max(0, len(text)-1000):])
}

func (s *session) typed(keys string) {
	s.Helper()
	if _, err := io.WriteString(s.tty, keys); err != nil {
		s.Fatal(err)
	}
}

// exit waits for the end of the program and returns its exit code.
func (s *session) exit() int {
	s.Helper()
	select {
	case <-s.done:
	case <-time.After(3 * time.Minute):
		s.Fatalf("it does not end; it shows %q", s.text())
	}
	s.cmd.Wait()
	return s.cmd.ProcessState.ExitCode()
}

// shell skips a test where a shell is not installed.
func shell(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("SKIPPED, no %s here", name)
	}
	return path
}

func withPath(t *testing.T, cmd *exec.Cmd) *exec.Cmd {
	t.Helper()
	cmd.Env = append(os.Environ(), "PATH="+binary(t)+":"+os.Getenv("PATH"), "TERM=dumb", "HOME="+t.TempDir(), "NEO4J_URI=bolt://127.0.0.1:1")
	return cmd
}

// completes types at a real shell, whose Ctrl-X shows the line as it is then
// and empties it, and checks what Tab made of it.
func (s *session) completes(cases map[string]string) {
	s.Helper()
	s.wait("ready\r\n")
	for typed, want := range cases {
		s.forget()
		s.typed(typed + "\x18")
		s.wait(">end")
		if _, got, _ := strings.Cut(s.text(), "line<"); !strings.HasPrefix(got, want+">end") {
			s.Errorf("%q became %q, want %q", typed, got, want)
		}
	}
}

func TestBashCompletes(t *testing.T) {
	s := onPTY(t, withPath(t, exec.Command(shell(t, "bash"), "--norc", "--noprofile", "-i")))
	s.typed("bind -x '\"\\C-x\": echo \"line<$READLINE_LINE>end\"; READLINE_LINE='; source <(hubgraph completion bash); echo rea''dy\n")
	s.completes(map[string]string{
		"hubgraph que\trun adoption/top-m\t":                         "hubgraph query run adoption/top-models ",
		"hubgraph query run adoption/top-models -p fi\tnl\t":         "hubgraph query run adoption/top-models -p field=nlp ",
		"hubgraph query run adoption/top-models --output=par\t":      "hubgraph query run adoption/top-models --output=parquet ",
		"hubgraph query run adoption/top-models -o par\t--tim\t":     "hubgraph query run adoption/top-models -o parquet --timeout ",
		"hubgraph query run developers/bots  -p lim\t5 -o cs\t":      "hubgraph query run developers/bots  -p limit=5 -o csv ",
		"hubgraph cypher --file /etc/hostn\t":                        "hubgraph cypher --file /etc/hostname ",
		"hubgraph query run -p field=nlp -o json adoption/top-own\t": "hubgraph query run -p field=nlp -o json adoption/top-owners ",
	})
}

func TestZshCompletes(t *testing.T) {
	s := onPTY(t, withPath(t, exec.Command(shell(t, "zsh"), "-f", "-i")))
	s.typed("show() { zle -I; print -r -- \"line<$BUFFER>end\"; BUFFER=; }; zle -N show; bindkey '^X' show; " +
		"autoload -U compinit; compinit -u -D; source <(hubgraph completion zsh); echo rea''dy\n")
	s.completes(map[string]string{
		"hubgraph que\trun adoption/top-m\t":                 "hubgraph query run adoption/top-models ",
		"hubgraph query run adoption/top-models -p fi\tnl\t": "hubgraph query run adoption/top-models -p field=nlp ",
		"hubgraph query run adoption/top-models -o par\t":    "hubgraph query run adoption/top-models -o parquet ",
		"hubgraph query run developers/bots -p lim\t5":       "hubgraph query run developers/bots -p limit=5",
		"hubgraph cypher --file /etc/hostn\t":                "hubgraph cypher --file /etc/hostname ",
	})
}

func TestFishCompletes(t *testing.T) {
	fish := shell(t, "fish")
	for line, want := range map[string]string{
		"hubgraph que":                                      "query\tlist, show, run and check the stored questions\n",
		"hubgraph query run adoption/top-mod":               "adoption/top-models\tWhich models do most spaces use?\n",
		"hubgraph query run adoption/top-models -p fi":      "field=\tonly models of this subfield\n",
		"hubgraph query run adoption/top-models -p field=n": "field=nlp\n",
		"hubgraph query run adoption/top-models -o par":     "parquet\n",
		"hubgraph cypher --file /etc/hostn":                 "/etc/hostname\n",
	} {
		out, err := withPath(t, exec.Command(fish, "--no-config", "-c", "hubgraph completion fish | source; complete -C '"+line+"'")).CombinedOutput()
		if err != nil || string(out) != want {
			t.Errorf("%s: %q, %v; want %q", line, out, err, want)
		}
	}
}

// TestPick picks a query from the list that a terminal offers.
func TestPick(t *testing.T) {
	command := func() *session {
		s := onPTY(t, withPath(t, exec.Command(binary(t)+"/hubgraph", "query", "run", "-o", "csv")))
		s.wait("number, name or word: ")
		if !strings.Contains(s.text(), "  1  activity/committers-per-repository ") || !strings.Contains(s.text(), "Which models do most spaces use?") {
			t.Errorf("the list is %q", s.text())
		}
		return s
	}
	// No database answers at the address: what matters is which query is run.
	for name, keys := range map[string]string{
		"by a word that only one has": "committed-by-nobody\rcommits-per-dev\r",
		"by name, with Tab":           "adoption/top-m\t\r",
		"by word and number":          "lineage\r1\r",
	} {
		s := command()
		s.forget()
		s.typed(keys)
		if code := s.exit(); code != 1 || !strings.Contains(s.text(), "bolt://127.0.0.1:1") {
			t.Errorf("%s: exit %d, %q", name, code, s.text())
		}
		for key, want := range map[string]string{"committed-by-nobody": "no query has this number, name or word", "top-m\t": "adoption/top-models", "lineage\r1": "  1  lineage/ancestors "} {
			if strings.Contains(keys, key) && !strings.Contains(s.text(), want) {
				t.Errorf("%s: %q, want %q", name, s.text(), want)
			}
		}
	}
	for name, keys := range map[string]string{"empty line": "\r", "Ctrl-C": "\x03", "Ctrl-D": "\x04"} {
		s := command()
		s.typed(keys)
		if code := s.exit(); code != 0 {
			t.Errorf("%s: exit %d, %q", name, code, s.text())
		}
	}
}

// TestParquetIsNotForTerminals: bytes would steer the terminal.
func TestParquetIsNotForTerminals(t *testing.T) {
	s := onPTY(t, withPath(t, exec.Command(binary(t)+"/hubgraph", "query", "run", "adoption/top-models", "-o", "parquet")))
	if code := s.exit(); code != 2 || !strings.Contains(s.text(), "send it into a file") {
		t.Errorf("exit %d, %q", code, s.text())
	}
}
