package main

import (
	"os"
	"testing"

	"github.com/hubgraph/hubgraph/internal/graphdb/dbtest"
)

func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }
