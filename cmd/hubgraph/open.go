package main

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"

	"github.com/urfave/cli/v2"
)

// openFlag is the flag of commands that write a page.
func openFlag(usage string) cli.Flag {
	return &cli.BoolFlag{Name: "open", Usage: usage + " in the web browser"}
}

// openers are the programs that open a file in the web browser of a person.
var openers = map[string][]string{
	"darwin":  {"open"},
	"windows": {"rundll32", "url.dll,FileProtocolHandler"},
}

// openerOf is the one of this system.
func openerOf() []string {
	if opener, ok := openers[runtime.GOOS]; ok {
		return slices.Clip(opener)
	}
	return []string{"xdg-open"}
}

// openAddress shows what an address or a whole path names in the web browser.
func openAddress(ctx context.Context, address string) error {
	opener := openerOf()
	return exec.CommandContext(ctx, opener[0], append(opener[1:], address)...).Run()
}

// openPage opens a file in the web browser. It is written already, so the error names it.
func openPage(ctx context.Context, path string) error {
	whole, err := filepath.Abs(path)
	if err == nil {
		err = openAddress(ctx, whole)
	}
	if err != nil {
		return fmt.Errorf("%s is written, but not opened: %w", path, err)
	}
	return nil
}
