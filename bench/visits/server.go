package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"time"
)

// server is an explorer that runs.
type server struct {
	at    string
	began time.Duration // from the start of the program to its first page
	cmd   *exec.Cmd
	http  *http.Client
	again bool // answers that were kept may come; else each is made anew
}

// start starts an explorer and asks for its start page until that comes.
func start(program string) (*server, error) {
	cmd := exec.Command(program, "serve", "--port", "0")
	cmd.Stderr = io.Discard // a line a request
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	began := time.Now()
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	s := &server{cmd: cmd, http: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 1000}}}
	first, err := bufio.NewReader(out).ReadString('\n')
	if s.at = regexp.MustCompile(`http://\S+`).FindString(first); s.at == "" {
		s.stop()
		return nil, fmt.Errorf("serve said no address: %q, %v", first, err)
	}
	go io.Copy(io.Discard, out)
	if _, err := s.ask(context.Background(), "/"); err != nil {
		s.stop()
		return nil, err
	}
	s.began = time.Since(began)
	return s, nil
}

func (s *server) stop() {
	s.cmd.Process.Signal(os.Interrupt)
	s.cmd.Wait()
}

// ask reads a whole answer, and says how many bytes it has.
func (s *server) ask(ctx context.Context, path string) (int64, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, s.at+path, nil)
	if err != nil {
		return 0, err
	}
	if !s.again {
		r.Header.Set("If-None-Match", `"none"`)
	}
	answer, err := s.http.Do(r)
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	n, err := io.Copy(io.Discard, answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", path, answer.Status)
	}
	return n, err
}

var resident = regexp.MustCompile(`VmRSS:\s+(\d+) kB`)

// memory is what the explorer has in memory, in MB.
func (s *server) memory() float64 {
	text, _ := os.ReadFile("/proc/" + strconv.Itoa(s.cmd.Process.Pid) + "/status")
	if m := resident.FindSubmatch(text); m != nil {
		kb, _ := strconv.ParseFloat(string(m[1]), 64)
		return kb / 1024
	}
	return 0
}
