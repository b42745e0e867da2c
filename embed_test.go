package hubgraph_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/loader"
	"github.com/compose-spec/compose-go/v2/types"

	"github.com/hubgraph/hubgraph"
)

// project loads compose.yaml as docker compose does.
func project(t *testing.T, env map[string]string) (*types.Project, error) {
	t.Helper()
	return loader.LoadWithContext(context.Background(), types.ConfigDetails{
		WorkingDir:  t.TempDir(),
		ConfigFiles: []types.ConfigFile{{Filename: "compose.yaml", Content: hubgraph.ComposeFile}},
		Environment: env,
	})
}

func neo4jService(t *testing.T, env map[string]string) types.ServiceConfig {
	t.Helper()
	p, err := project(t, env)
	if err != nil {
		t.Fatal(err)
	}
	if p.Name != "hubgraph" || !slices.Equal(p.ServiceNames(), []string{"neo4j"}) {
		t.Fatalf("project %q with services %q", p.Name, p.ServiceNames())
	}
	return p.Services["neo4j"]
}

func TestComposeService(t *testing.T) {
	s := neo4jService(t, map[string]string{"NEO4J_PASSWORD": "ada-wren-1"})
	if s.Image != "neo4j:5.26-community" {
		t.Errorf("image %s", s.Image)
	}
	for name, want := range map[string]string{
		"NEO4J_AUTH": "neo4j/ada-wren-1",
		"NEO4J_dbms_security_allow__csv__import__from__file__urls": "false",
		"NEO4J_browser_remote__content__hostname__whitelist":       "guides.neo4j.com,localhost,127.0.0.1",
		"NEO4J_server_bolt_advertised__address":                    "127.0.0.1:7687",
		"NEO4J_server_http_advertised__address":                    "127.0.0.1:7474",
	} {
		if got := s.Environment[name]; got == nil || *got != want {
			t.Errorf("%s is not %q", name, want)
		}
	}
	var volumes []string
	for _, v := range s.Volumes {
		volumes = append(volumes, v.Type+" "+v.Source+" "+v.Target)
	}
	if want := []string{"volume data /data", "volume logs /logs"}; !slices.Equal(volumes, want) {
		t.Errorf("volumes %q, want %q", volumes, want)
	}
}

// explorer is the service of the profile explorer.
func explorer(t *testing.T, env map[string]string) (types.ServiceConfig, *types.Project) {
	t.Helper()
	p, err := project(t, env)
	if err != nil {
		t.Fatal(err)
	}
	if p, err = p.WithProfiles([]string{"explorer"}); err != nil {
		t.Fatal(err)
	}
	if names := p.ServiceNames(); !slices.Equal(names, []string{"explorer", "neo4j"}) {
		t.Fatalf("services %q", names)
	}
	return p.Services["explorer"], p
}

// TestComposeExplorer: the explorer waits for Neo4j, and can do no more than it has to.
func TestComposeExplorer(t *testing.T) {
	s, p := explorer(t, map[string]string{"NEO4J_PASSWORD": "ada-wren-1", "HUBGRAPH_EXPLORER_PORT": "18480"})
	if d := s.DependsOn["neo4j"]; d.Condition != types.ServiceConditionHealthy {
		t.Errorf("depends on Neo4j %+v", d)
	}
	if !s.ReadOnly || !slices.Equal(s.CapDrop, []string{"ALL"}) || !slices.Contains(s.SecurityOpt, "no-new-privileges:true") || s.Privileged || len(s.CapAdd) > 0 || len(s.Volumes) > 0 {
		t.Errorf("the service may do more than it has to: %+v", s)
	}
	if s.User != "65532:65532" {
		t.Errorf("user %q", s.User)
	}
	if len(s.Ports) != 1 || s.Ports[0].HostIP != "127.0.0.1" || s.Ports[0].Published != "18480" || s.Ports[0].Target != 8480 {
		t.Errorf("ports %+v", s.Ports)
	}
	if s.Build == nil || s.Build.Dockerfile != "Dockerfile" {
		t.Errorf("built by %+v", s.Build)
	}
	h := s.HealthCheck
	if h == nil || !slices.Equal(h.Test, []string{"CMD", "/hubgraph", "serve", "--probe", "--port", "8480"}) || h.Interval == nil || h.Timeout == nil || h.Retries == nil || h.StartPeriod == nil {
		t.Errorf("health check %+v", h)
	}
	want := "--config /run/secrets/hubgraph.yaml serve --host 0.0.0.0 --port 8480 --token-file /run/secrets/explorer-token"
	if got := strings.Join(s.Command, " "); got != want {
		t.Errorf("command %q", got)
	}
	for _, secret := range s.Secrets {
		if p.Secrets[secret.Source].File == "" || !strings.Contains(want, "/run/secrets/"+secret.Target+" ") && !strings.HasSuffix(want, "/run/secrets/"+secret.Target) {
			t.Errorf("secret %s of %+v", secret.Source, p.Secrets[secret.Source])
		}
	}
	if len(s.Secrets) != 2 {
		t.Errorf("%d secrets", len(s.Secrets))
	}
	for name, value := range s.Environment {
		if value != nil && strings.Contains(*value, "ada-wren-1") || strings.Contains(name, "PASSWORD") || strings.Contains(name, "TOKEN") {
			t.Errorf("%s is in the environment", name)
		}
	}
	if uri := s.Environment["NEO4J_URI"]; uri == nil || *uri != "bolt://neo4j:7687" {
		t.Error("Neo4j is not found by its service name")
	}
}

func TestComposeVolumesAreNamed(t *testing.T) {
	p, err := project(t, map[string]string{"NEO4J_PASSWORD": "ada-wren-1"})
	if err != nil {
		t.Fatal(err)
	}
	// The names that dbserver tells the user and looks for.
	if p.Volumes["data"].Name != "hubgraph_data" || p.Volumes["logs"].Name != "hubgraph_logs" || len(p.Volumes) != 2 {
		t.Errorf("volumes %+v", p.Volumes)
	}
}

func TestComposePorts(t *testing.T) {
	for _, c := range []struct {
		env        map[string]string
		bolt, http string
	}{
		{map[string]string{}, "7687", "7474"},
		{map[string]string{"HUBGRAPH_DB_BOLT_PORT": "17687", "HUBGRAPH_DB_HTTP_PORT": "17474"}, "17687", "17474"},
	} {
		c.env["NEO4J_PASSWORD"] = "ada-wren-1"
		s := neo4jService(t, c.env)
		want := map[uint32]string{7687: c.bolt, 7474: c.http}
		if len(s.Ports) != len(want) {
			t.Errorf("%d ports, want %d", len(s.Ports), len(want))
		}
		for _, p := range s.Ports {
			if p.HostIP != "127.0.0.1" {
				t.Errorf("port %d is open at %q", p.Target, p.HostIP)
			}
			if p.Published != want[p.Target] {
				t.Errorf("port %d is published as %s, want %s", p.Target, p.Published, want[p.Target])
			}
		}
		if got := *s.Environment["NEO4J_server_bolt_advertised__address"]; got != "127.0.0.1:"+c.bolt {
			t.Errorf("Bolt is advertised as %s", got)
		}
	}
}

func TestComposeHealthCheck(t *testing.T) {
	h := neo4jService(t, map[string]string{"NEO4J_PASSWORD": "ada-wren-1"}).HealthCheck
	if h == nil || h.Disable || len(h.Test) != 2 || h.Test[0] != "CMD-SHELL" {
		t.Fatalf("health check %+v", h)
	}
	command := h.Test[1]
	if !strings.Contains(command, "cypher-shell") || !strings.Contains(command, "RETURN 1") {
		t.Errorf("health check %q", command)
	}
	// The container's shell takes the password out of its own environment.
	if strings.Contains(command, "ada-wren-1") || !strings.Contains(strings.ReplaceAll(command, "$$", "$"), `NEO4J_PASSWORD="${NEO4J_AUTH#*/}"`) {
		t.Errorf("health check %q", command)
	}
	if h.Interval == nil || h.Timeout == nil || h.Retries == nil || h.StartPeriod == nil {
		t.Errorf("health check without limits: %+v", h)
	}
}

func TestComposeWantsAPassword(t *testing.T) {
	for _, env := range []map[string]string{nil, {"NEO4J_PASSWORD": ""}} {
		_, err := project(t, env)
		if err == nil || !strings.Contains(err.Error(), "set NEO4J_PASSWORD to a password of at least 8 characters") {
			t.Errorf("%v: got %v", env, err)
		}
	}
}

func TestComposeHasNoVersionKey(t *testing.T) {
	for line := range strings.Lines(string(hubgraph.ComposeFile)) {
		if strings.HasPrefix(line, "version:") {
			t.Error("compose.yaml has the obsolete key version")
		}
	}
}
