package hubgraph_test

import (
	"bytes"
	"debug/elf"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
	"go.yaml.in/yaml/v3"
)

// dockerfile are the stages of the Dockerfile, as Docker's own parser reads them.
func dockerfile(t *testing.T) []instructions.Stage {
	t.Helper()
	text, err := os.ReadFile("Dockerfile")
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := parser.Parse(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if len(parsed.Warnings) > 0 {
		t.Errorf("warnings of the parser: %v", parsed.Warnings)
	}
	stages, args, err := instructions.Parse(parsed.AST, nil)
	if err != nil || len(args) > 0 {
		t.Fatalf("%v, arguments before the first stage: %v", err, args)
	}
	return stages
}

func commandsOf[T instructions.Command](s instructions.Stage) (out []T) {
	for _, c := range s.Commands {
		if x, ok := c.(T); ok {
			out = append(out, x)
		}
	}
	return out
}

func TestDockerfileStages(t *testing.T) {
	stages := dockerfile(t)
	if len(stages) != 2 {
		t.Fatalf("%d stages", len(stages))
	}
	build, last := stages[0], stages[1]
	goMod, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	least := regexp.MustCompile(`(?m)^go (\d+\.\d+)`).FindStringSubmatch(string(goMod))[1]
	if !regexp.MustCompile(`^golang:` + regexp.QuoteMeta(least) + `\.\d+-bookworm$`).MatchString(build.BaseName) {
		t.Errorf("builds on %s; want a named version of golang %s", build.BaseName, least)
	}
	if last.BaseName != "scratch" {
		t.Errorf("the last stage is of %s", last.BaseName)
	}
	for _, s := range stages {
		if len(commandsOf[*instructions.AddCommand](s)) > 0 {
			t.Errorf("stage %q has an ADD, which would fetch and unpack", s.Name)
		}
	}
	if runs := commandsOf[*instructions.RunCommand](last); len(runs) > 0 {
		t.Error("an empty image has nothing to RUN with")
	}
	users := commandsOf[*instructions.UserCommand](last)
	if len(users) != 1 || !regexp.MustCompile(`^[1-9]\d*:[1-9]\d*$`).MatchString(users[0].User) {
		t.Errorf("users %v; want one by number, not root", users)
	}
	entry := commandsOf[*instructions.EntrypointCommand](last)
	if len(entry) != 1 || entry[0].PrependShell || !slices.Equal(entry[0].CmdLine, []string{"/hubgraph"}) {
		t.Errorf("entry point %v", entry)
	}
	var copied []string
	for _, c := range commandsOf[*instructions.CopyCommand](last) {
		copied = append(copied, c.From+" "+c.SourcePaths[0]+" "+c.DestPath)
	}
	if want := []string{"build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt", "build /out/hubgraph /hubgraph"}; !slices.Equal(copied, want) {
		t.Errorf("copied: %q", copied)
	}
}

// TestDockerfileBuilds: the command of the Dockerfile makes a binary that needs no
// library, runs with nothing around it, and tells the version it was given.
func TestDockerfileBuilds(t *testing.T) {
	build := dockerfile(t)[0]
	runs := commandsOf[*instructions.RunCommand](build)
	command := strings.Join(runs[len(runs)-1].CmdLine, " ")
	for _, want := range []string{" go build -trimpath ", "-o /out/hubgraph ./cmd/hubgraph"} {
		if !strings.Contains(command, want) {
			t.Fatalf("%q has no %q", command, want)
		}
	}
	var env []string
	for _, e := range commandsOf[*instructions.EnvCommand](build) {
		for _, kv := range e.Env {
			env = append(env, kv.Key+"="+kv.Value)
		}
	}
	if !slices.Contains(env, "CGO_ENABLED=0") {
		t.Errorf("environment %q", env)
	}
	binary := filepath.Join(t.TempDir(), "hubgraph")
	sh := exec.CommandContext(t.Context(), "sh", "-c", strings.Replace(command, "/out/hubgraph", binary, 1))
	sh.Env = append(append(os.Environ(), env...), "TARGETOS=linux", "TARGETARCH=", "VERSION=9.8.7-try")
	if out, err := sh.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	file, err := elf.Open(binary)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for _, p := range file.Progs {
		if p.Type == elf.PT_INTERP || p.Type == elf.PT_DYNAMIC {
			t.Errorf("the binary is not static: %v", p.Type)
		}
	}
	alone := exec.CommandContext(t.Context(), binary, "--version")
	alone.Env, alone.Dir = []string{}, t.TempDir()
	out, err := alone.CombinedOutput()
	if err != nil || !strings.HasPrefix(string(out), "hubgraph 9.8.7-try") {
		t.Errorf("%q, %v", out, err)
	}
	text, err := os.ReadFile(binary)
	if err != nil {
		t.Fatal(err)
	}
	if here, _ := os.Getwd(); bytes.Contains(text, []byte(here+"/cmd")) {
		t.Error("the binary names the folder it was built in")
	}
}

// TestDockerignoreLetsTheSourceIn: every package that the command is made of gets
// into the image that builds it, and nothing that is not named does.
func TestDockerignoreLetsTheSourceIn(t *testing.T) {
	text, err := os.ReadFile(".dockerignore")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(text), "\n")
	if !slices.Contains(lines, "**") || !slices.Contains(lines, "**/secrets") {
		t.Error("all is let in, or secrets are")
	}
	out, err := exec.CommandContext(t.Context(), "go", "list", "-deps", "-f", `{{if and .Module .Module.Main}}{{.ImportPath}}{{end}}`, "./cmd/hubgraph").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range strings.Fields(string(out)) {
		if top, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(p, module), "/"), "/"); top != "" && !slices.Contains(lines, "!"+top) {
			t.Errorf("%s is not let in", p)
		}
	}
}

// TestRelease: the settings of goreleaser build what the Dockerfile builds, for the
// systems of the documentation.
func TestRelease(t *testing.T) {
	text, err := os.ReadFile(".goreleaser.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var settings struct {
		Version int
		Builds  []struct {
			Main                              string
			Env, Flags, Ldflags, Goos, Goarch []string
		}
		Archives []struct{ Files []string }
	}
	if err := yaml.Unmarshal(text, &settings); err != nil {
		t.Fatal(err)
	}
	if settings.Version != 2 || len(settings.Builds) != 1 || len(settings.Archives) != 1 {
		t.Fatalf("%+v", settings)
	}
	b := settings.Builds[0]
	if b.Main != "./cmd/hubgraph" || !slices.Equal(b.Goos, []string{"linux", "darwin", "windows"}) || !slices.Equal(b.Goarch, []string{"amd64", "arm64"}) ||
		!slices.Equal(b.Env, []string{"CGO_ENABLED=0"}) || !slices.Equal(b.Flags, []string{"-trimpath"}) ||
		!slices.Equal(b.Ldflags, []string{"-s -w -X " + module + "/hub.Version={{ .Version }}"}) {
		t.Errorf("%+v", b)
	}
	for _, file := range settings.Archives[0].Files {
		if _, err := os.Stat(file); err != nil {
			t.Error(err)
		}
	}
}
