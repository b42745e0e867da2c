package review

import (
	"context"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"github.com/hubgraph/hubgraph/identities"
	"github.com/hubgraph/hubgraph/identities/decisions"
)

// Options says how to review.
type Options struct {
	Who   string
	Now   func() time.Time
	Blind bool // hide scores and confidence, so that they do not sway the person
	All   bool // show what is decided, too
	Hub   string
	Open  func(address string) error // shows a page in the web browser
}

// Model is the state of a review, for tea.NewProgram.
type Model struct {
	ctx      context.Context
	folder   *decisions.Folder
	o        Options
	clusters []cluster
	at       int      // the cluster on the screen
	pair     int      // the selected pair
	chosen   []string // canonical names, by cluster
	history  []step   // what undo takes back
	note     *textinput.Model
	status   string
	width    int
	height   int
	err      error
}

// step is a decision made here and what counted before it.
type step struct {
	cluster, pair int
	before        decisions.Decision
	decided       bool // there was one before
	canonical     string
}

// New returns a review of suggestions. Decisions go into the folder.
func New(ctx context.Context, found *identities.Suggestions, folder *decisions.Folder, o Options) *Model {
	m := &Model{ctx: ctx, folder: folder, o: o, clusters: clustersOf(found, folder, o.Blind, o.All), width: 80, height: 24}
	for i := range m.clusters {
		m.chosen = append(m.chosen, m.canonicalOf(&m.clusters[i]))
	}
	m.selectOpen()
	return m
}

// canonicalOf is the canonical name of a cluster: the one that was chosen last, else a
// proposal.
func (m *Model) canonicalOf(c *cluster) string {
	var last decisions.Decision
	for _, p := range c.pairs {
		if d, ok := m.folder.Log().Of(p.Pair); ok && d.Canonical != "" && d.When.After(last.When) {
			last = d
		}
	}
	if last.Canonical != "" {
		return last.Canonical
	}
	return c.canonical()
}

// Len is the number of clusters.
func (m *Model) Len() int { return len(m.clusters) }

// Err is why the review ended before its time; nil when the person ended it.
func (m *Model) Err() error { return m.err }

// Init does nothing.
func (m *Model) Init() tea.Cmd { return nil }

// Update handles keys or a new size of the terminal.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
	case opened:
		m.status = string(msg)
	case tea.KeyPressMsg:
		if m.note == nil {
			m.status = ""
			return m, m.key(msg.String())
		}
		return m, m.typeNote(msg)
	case tea.PasteMsg: // means something in a note only
		if m.note != nil {
			return m, m.typeNote(msg)
		}
	}
	return m, nil
}

// key does what a key says.
func (m *Model) key(key string) tea.Cmd {
	switch key {
	case "q", "ctrl+c":
		return tea.Quit
	case "right", "enter", "space":
		m.turn(1)
	case "left":
		m.turn(-1)
	case "down", "tab":
		m.pair = (m.pair + 1) % len(m.cluster().pairs)
	case "up", "shift+tab":
		m.pair = (m.pair + len(m.cluster().pairs) - 1) % len(m.cluster().pairs)
	case "a":
		return m.decide(decisions.Accepted)
	case "r":
		return m.decide(decisions.Rejected)
	case "l":
		return m.decide(decisions.Later)
	case "u":
		return m.undo()
	case "c":
		return m.nextCanonical()
	case "n":
		m.beginNote()
	case "o", "O":
		return m.open(key == "O")
	}
	return nil
}

func (m *Model) cluster() *cluster { return &m.clusters[m.at] }

func (m *Model) selected() *pair { return &m.cluster().pairs[m.pair] }

// turn goes to another cluster; after the last comes none.
func (m *Model) turn(by int) {
	to := m.at + by
	switch {
	case to < 0:
		m.status = "this is the first one"
	case to >= len(m.clusters):
		m.status = "this is the last one; q ends the review"
	default:
		m.at = to
		m.selectOpen()
	}
}

// selectOpen selects the first pair of the cluster that is still to be decided.
func (m *Model) selectOpen() {
	if len(m.clusters) > 0 {
		m.pair = 0
		m.selectFrom(0)
	}
}

// selectFrom selects the first pair from a place on that is still to be decided; ok is
// false when there is none.
func (m *Model) selectFrom(from int) (ok bool) {
	for i := from; i < len(m.cluster().pairs); i++ {
		if open(&m.cluster().pairs[i], m.folder.Log()) {
			m.pair = i
			return true
		}
	}
	return false
}

// decide puts a verdict on the selected pair on record and goes on to the next one.
func (m *Model) decide(v decisions.Verdict) tea.Cmd {
	p := m.selected()
	d := m.decision(p, v)
	is, ok := m.folder.Log().Of(p.Pair)
	if !ok || is.Verdict != d.Verdict || is.Canonical != d.Canonical {
		if cmd, ok := m.record(d); !ok {
			return cmd
		}
	}
	if !m.selectFrom(m.pair + 1) {
		m.turn(1)
	}
	return nil
}

// decision is a decision about a pair; a note on it stays.
func (m *Model) decision(p *pair, v decisions.Verdict) decisions.Decision {
	score := p.best.Score
	d := decisions.Decision{Who: m.o.Who, Name: p.Pair[0], Other: p.Pair[1], Verdict: v, Score: &score, Evidence: p.evidence()}
	if v == decisions.Accepted {
		d.Canonical = m.chosen[m.at]
	}
	if is, ok := m.folder.Log().Of(p.Pair); ok {
		d.Note = is.Note
	}
	return d
}

// record adds a decision about the selected pair, and remembers how to take it back. A
// decision that contradicts others is said; when writing fails, the review ends.
func (m *Model) record(d decisions.Decision) (cmd tea.Cmd, ok bool) {
	s := step{cluster: m.at, pair: m.pair, canonical: m.chosen[m.at]}
	s.before, s.decided = m.folder.Log().Of(d.Pair())
	if cmd, ok := m.add(d); !ok {
		return cmd, false
	}
	m.history = append(m.history, s)
	return nil, true
}

func (m *Model) add(d decisions.Decision) (cmd tea.Cmd, ok bool) {
	_, err := m.folder.Add(m.ctx, m.o.Now(), d)
	if err == nil {
		return nil, true
	}
	if refused(err) {
		m.status = err.Error()
		return nil, false
	}
	m.err = err
	return tea.Quit, false
}

// undo takes back the last decision made here: what counted before counts again.
func (m *Model) undo() tea.Cmd {
	if len(m.history) == 0 {
		m.status = "nothing was decided here yet"
		return nil
	}
	s := m.history[len(m.history)-1]
	p := &m.clusters[s.cluster].pairs[s.pair]
	d := s.before
	if !s.decided {
		d = m.decision(p, decisions.Undone)
	}
	d.Who, d.When = m.o.Who, time.Time{}
	if cmd, ok := m.add(d); !ok {
		return cmd
	}
	m.history = m.history[:len(m.history)-1]
	m.at, m.pair = s.cluster, s.pair
	m.chosen[m.at] = s.canonical
	m.status = "taken back"
	return nil
}

// nextCanonical chooses the next name of the cluster. Where a pair is accepted already,
// the choice goes on record with it.
func (m *Model) nextCanonical() tea.Cmd {
	c := m.cluster()
	i := slices.IndexFunc(c.names, func(n name) bool { return n.text == m.chosen[m.at] })
	was := m.chosen[m.at]
	m.chosen[m.at] = c.names[(i+1)%len(c.names)].text
	for i := range c.pairs {
		d, ok := m.folder.Log().Of(c.pairs[i].Pair)
		if !ok || d.Verdict != decisions.Accepted {
			continue
		}
		selected := m.pair
		m.pair = i
		cmd, ok := m.record(m.decision(&c.pairs[i], decisions.Accepted))
		m.pair = selected
		if ok {
			m.history[len(m.history)-1].canonical = was
		} else {
			m.chosen[m.at] = was
		}
		return cmd
	}
	return nil
}

// beginNote asks for a note on the selected pair.
func (m *Model) beginNote() {
	in := textinput.New()
	in.Prompt, in.CharLimit = "note: ", 1000
	in.SetWidth(max(m.width-10, 10))
	if d, ok := m.folder.Log().Of(m.selected().Pair); ok {
		in.SetValue(d.Note)
	}
	in.Focus()
	m.note = &in
}

// typeNote takes a key of a note, or what was pasted into it. A note on a pair without a
// decision puts it off.
func (m *Model) typeNote(msg tea.Msg) tea.Cmd {
	key, _ := msg.(tea.KeyPressMsg)
	switch key.String() {
	case "esc", "ctrl+c":
		m.note = nil
		return nil
	case "enter":
		text := strings.TrimSpace(m.note.Value())
		m.note = nil
		v := decisions.Later
		is, ok := m.folder.Log().Of(m.selected().Pair)
		if ok && is.Verdict != decisions.Undone {
			v = is.Verdict
		}
		if text == is.Note {
			return nil
		}
		d := m.decision(m.selected(), v)
		d.Note = text
		if v == decisions.Accepted {
			d.Canonical = is.Canonical
		}
		cmd, _ := m.record(d)
		return cmd
	}
	in, cmd := m.note.Update(msg)
	m.note = &in
	return cmd
}

// opened says what became of a page that was to be shown.
type opened string

// open shows the profile of the first or the second name of the pair.
func (m *Model) open(second bool) tea.Cmd {
	text := m.selected().Pair[0]
	if second {
		text = m.selected().Pair[1]
	}
	address, ok := profile(m.o.Hub, text)
	if !ok {
		m.status = shown(text) + " cannot be the name of an account"
		return nil
	}
	return func() tea.Msg {
		if err := m.o.Open(address); err != nil {
			return opened(address + ": " + err.Error())
		}
		return opened(address)
	}
}
