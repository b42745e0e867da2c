package dbserver

import (
	"context"
	"fmt"
	"os"
)

// importFiles lets neo4j-admin write into the volume, with the server stopped,
// over the old database.
func (e *docker) importFiles(ctx context.Context, job ImportJob, stopOld func() error, password string) (*state, error) {
	if err := readable(job.Dir); err != nil {
		return nil, asItWas(err)
	}
	if err := stopOld(); err != nil {
		return nil, asItWas(err)
	}
	e.opts.logf("importing by docker compose (the image is pulled once)")
	container := e.project + "-import"
	args := []string{"run", "--rm", "--no-deps", "--no-TTY", "--name", container, "--volume", job.Dir + ":/import:ro", "--workdir", "/import",
		"neo4j", "neo4j-admin", "database", "import", "full"}
	args = append(append(args, job.Args...), "--overwrite-destination=true", "--verbose", "--report-file=/tmp/import.report")
	if err := e.compose(ctx, &state{}, password, nil, args...); err != nil {
		// It outlives a killed client.
		_, _ = quick(context.WithoutCancel(ctx), "docker", "rm", "--force", container)
		return nil, fmt.Errorf("%w; the old database may be gone and the new one is not whole: import again, or empty it with 'hubgraph db reset --yes'", err)
	}
	return e.start(ctx, password)
}

// readable lets the container's user read the files of a folder; the folders
// above it keep other users out.
func readable(dir string) error {
	entries, err := os.ReadDir(dir)
	if err == nil {
		err = os.Chmod(dir, 0o755)
	}
	for _, entry := range entries {
		if err == nil {
			err = os.Chmod(dir+string(os.PathSeparator)+entry.Name(), 0o644)
		}
	}
	if err != nil {
		return fmt.Errorf("open the import files to the container: %w", err)
	}
	return nil
}
