package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"github.com/hubgraph/hubgraph/chart"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/thousands"
)

// pictures says where chart files are written and how charts are drawn.
type pictures struct {
	noun    string // "figure" or "chart", the prefix of the flags' names
	dir     string // "" for no files
	formats []chart.Format
	style   chart.Style
}

// pictureFlags are the flags that pictures is read from.
func pictureFlags(noun string) []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: noun + "s", Usage: "also write each " + noun + " as files into the folder `DIR`, which is made when missing"},
		&cli.StringFlag{Name: noun + "-format", Value: "svg,png,pdf", Usage: "write " + noun + "s as these `FORMATS`"},
		&cli.StringFlag{Name: noun + "-style", Value: "light", Usage: "draw " + noun + "s in the `STYLE` light or dark"},
	}
}

func picturesOf(c *cli.Context, noun string) (p pictures, err error) {
	p = pictures{noun: noun, dir: c.String(noun + "s")}
	if c.IsSet(noun+"s") && p.dir == "" {
		return p, hub.Usagef("--%ss names no folder", noun)
	}
	for _, flag := range []string{noun + "-format", noun + "-style"} {
		if c.IsSet(flag) && p.dir == "" {
			return p, hub.Usagef("--%s says how --%ss DIR is written; give both", flag, noun)
		}
	}
	if p.formats, err = chart.ParseFormats(c.String(noun + "-format")); err != nil {
		return p, err
	}
	p.style, err = chart.ParseStyle(c.String(noun + "-style"))
	return p, err
}

// write writes charts as files and says how many; without a folder it does
// nothing.
func (p pictures) write(e *env, charts []chart.Named) error {
	if p.dir == "" {
		return nil
	}
	paths, err := chart.WriteFiles(p.dir, charts, p.formats, p.style)
	if err != nil {
		return err
	}
	fmt.Fprintf(e.Err, "%ss: %s in %s\n", p.noun, thousands.Count(len(paths), "file", "files"), p.dir)
	return nil
}
