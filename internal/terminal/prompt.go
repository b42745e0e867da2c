package terminal

import (
	"bufio"
	"context"
	"fmt"
	"slices"
	"strings"
)

// Confirm asks a question and reports whether the answer is y or yes; no
// answer means no.
func (t *IO) Confirm(ctx context.Context, question string) (bool, error) {
	fmt.Fprint(t.Err, question+" [y/N] ")
	line := make(chan string, 1)
	go func() {
		text, _ := bufio.NewReader(t.In).ReadString('\n') // end of input means no
		line <- text
	}()
	select {
	case text := <-line:
		return slices.Contains([]string{"y", "yes"}, strings.ToLower(strings.TrimSpace(text))), nil
	case <-ctx.Done():
		return false, ctx.Err()
	}
}
