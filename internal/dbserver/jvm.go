package dbserver

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// process is a server that is a child of this process.
type process struct {
	pid       int
	identity  string
	logOffset int64 // size of neo4j.log before the start
}

// run starts the server detached: in its own session, with its output in a
// file, so that it keeps running when hubgraph ends.
func (l *local) run(java string, args []string) (*process, error) {
	console, err := os.OpenFile(l.dirs.consoleFile(), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, fmt.Errorf("write console log: %w", err)
	}
	defer console.Close()
	cmd := exec.Command(java, args...)
	cmd.Dir = l.dirs.home()
	cmd.Env = childEnv()
	cmd.Stdout, cmd.Stderr = console, console
	detach(cmd)
	p := &process{logOffset: fileSize(l.dirs.logFile())}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start Java: %w", err)
	}
	p.pid = cmd.Process.Pid
	p.identity, err = processIdentity(p.pid)
	// Reap it if it ends during the life of this process; nothing else waits
	// for it.
	go cmd.Wait()
	if err != nil {
		return nil, fmt.Errorf("start Java: it ended at once: %s", javaReason(strings.Split(tail(l.dirs.consoleFile(), 0, 5), "\n"), ""))
	}
	return p, nil
}

// smallHeapMB is the largest heap, in MiB, that is collected by one thread.
const smallHeapMB = 1024

func (l *local) javaArgs(lib string, heapMB int, classes []string) []string {
	speed := []string{"-XX:+UseG1GC"}
	if heapMB <= smallHeapMB { // G1 pays for its threads by a larger heap only
		speed = []string{"-XX:+UseSerialGC"}
	}
	if l.opts.Light { // the code cache that goes with it is too small for Neo4j, and swept without end
		speed = append(speed, "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=240m")
	}
	return slices.Concat([]string{
		"--add-opens=java.base/java.nio=ALL-UNNAMED", "--add-opens=java.base/java.io=ALL-UNNAMED", "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
		fmt.Sprintf("-Xms%dm", min(heapMB, 256)), fmt.Sprintf("-Xmx%dm", heapMB),
	}, speed, classes, []string{
		"-XX:-OmitStackTraceInFastThrow", "-XX:+DisableExplicitGC",
		"-Djdk.nio.maxCachedBufferSize=1024", "-Dio.netty.tryReflectionSetAccessible=true", "-Dfile.encoding=UTF-8",
		"-cp", filepath.Join(lib, "*"),
		serverClass, "--home-dir=" + l.dirs.home(), "--config-dir=" + l.dirs.conf(),
	})
}

// end stops the process even if the caller's context has ended.
func (p *process) end(ctx context.Context, log func(string, ...any)) error {
	return endProcess(context.WithoutCancel(ctx), p.pid, p.identity, endGrace, log)
}

// explainEnd says why a server ended while it was being waited for.
func (l *local) explainEnd(p *process, s *state) error {
	text := strings.TrimSpace(tail(l.dirs.consoleFile(), 0, 10) + "\n" + tail(l.dirs.logFile(), p.logOffset, 15))
	if strings.Contains(text, "Address already in use") || strings.Contains(text, "BindException") {
		if answers(s.HTTPPort) {
			return &PortError{Port: s.HTTPPort, Use: "HTTP", Env: HTTPPortEnv}
		}
		return &PortError{Port: s.BoltPort, Use: "Bolt", Env: BoltPortEnv}
	}
	l.forgetArchives()
	if damaged := l.damaged(); damaged != nil {
		return damaged
	}
	if text == "" {
		return errors.New("Neo4j ended while starting and wrote no log")
	}
	return fmt.Errorf("%s (its log: %s)", javaReason(strings.Split(text, "\n"), errEnded.Error()), l.dirs.logFile())
}

// damaged returns an error if a jar is damaged, and has the jars fetched again
// next time.
func (l *local) damaged() error {
	jar := damagedJar(l.dirs.jars())
	if jar == "" {
		return nil
	}
	os.Remove(filepath.Join(l.dirs.jars(), manifestFile))
	return fmt.Errorf("Neo4j did not start because %s in %s is damaged; run it again, the jars will be fetched anew", jar, l.dirs.jars())
}
