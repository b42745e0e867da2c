package synthetic

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Names have two invented parts, a first name of syllables and a last name
// from a list of plants, birds, tools and weather, written as people write
// account names. Some names are in another script.

// scriptOf says which script the i-th person's name is in; ok is false for
// Latin letters. Each script occurs among the first 126 people, who all commit
// to models in the smallest hub, then for every 97th person.
func scriptOf(i int) (sc script, ok bool) {
	every := 97
	if i < 21*len(scripts) {
		every = 21
	}
	if i%every != 5 {
		return script{}, false
	}
	return scripts[i/every%len(scripts)], true
}

var syllables = strings.Fields(`ba be bi bo bu da de di do du fa fe fi fo ga ge gi go ha he hi ja je jo
	ka ke ki ko la le li lo lu ma mi mo na ne ni no pa pe pi po ra re ri ro sa se si so su
	te ti to va ve vi vo wa we wi xa xi ya yo za ze zo`)

var surnames = strings.Fields(`wren quill gust fern moss sedge finch alder rook thistle ember flint lark
	heron birch clover plover sable tarn fjord dune brook reed vale crag marl slate cobalt umber ochre
	linnet siskin dunlin teal eider osprey kestrel merlin bramble hazel rowan aspen larch juniper
	yarrow sorrel tansy teasel burdock comfrey lichen bracken heath moor fell beck gorse thorn
	anvil awl bobbin chisel gimlet hasp kiln ladle mallet trowel spindle shuttle treadle winch
	drizzle squall zephyr sleet hail frost thaw dew mist rime ripple eddy shoal reef skerry
	pebble shingle gravel loam peat clay chalk basalt gneiss schist mica agate jasper beryl
	lantern beacon tinder wick candle hearth bellows cinder soot ash coal pitch resin amber`)

// script is a way to write names in other than plain Latin letters.
type script struct {
	name        string
	first, last []string // syllables or signs; two or three of first, one or two of last
	sep         string
	title       bool // the parts begin with a capital
}

var scripts = []script{
	{"Latin", strings.Fields("jö né ña łu şi çe řa mø bü zé"), strings.Fields("väle čer ñol śmi før gýr"), "-", false},
	{"Cyrillic", strings.Fields("ва ди ле мо ру ся же ло"), strings.Fields("берёз снег рябин тума дрозд"), " ", true},
	{"Han", strings.Fields("风 林 石 雨 竹 云 河 星 木"), strings.Fields("月 山 舟 砚 笛 鹤"), "", false},
	{"Hangul", strings.Fields("바 나 도 루 미 서 하 온"), strings.Fields("솔 별 강 들 숲"), "", false},
	{"Arabic", strings.Fields("با دي نو سا رو مي لا"), strings.Fields("نخل ريح ندى حجر"), " ", false},
	{"emoji", []string{"tavo", "milu", "reki", "sano"}, strings.Fields("🦉 🌿 🪨 🌧 🦔"), "", false},
}

// person is a name in its parts, from which other spellings are made.
type person struct {
	first, last string // "" in scripts that do not divide
	name        string // as recorded
}

// register makes names that are unique both as written and as an owner in an
// id, where spaces become hyphens.
type register struct{ taken map[string]struct{} }

func newRegister(n int) *register {
	r := &register{make(map[string]struct{}, n)}
	for _, b := range botNames {
		r.claim(b)
	}
	return r
}

// claim takes a name; false when it or its slug is taken.
func (r *register) claim(name string) bool {
	s := slug(name)
	if _, ok := r.taken[name]; ok {
		return false
	}
	if _, ok := r.taken[s]; ok {
		return false
	}
	r.taken[name], r.taken[s] = struct{}{}, struct{}{}
	return true
}

// slug is a name as the owner part of an id.
func slug(name string) string { return strings.ReplaceAll(name, " ", "-") }

// unique claims name, or name with the lowest number that makes it new.
func (r *register) unique(name string) string {
	if r.claim(name) {
		return name
	}
	for i := 2; ; i++ {
		if n := name + strconv.Itoa(i); r.claim(n) {
			return n
		}
	}
}

// person makes the i-th person.
func (r *register) person(i int, s *stream) person {
	if sc, ok := scriptOf(i); ok {
		return person{name: r.unique(sc.make(s))}
	}
	p := person{first: pick(s, syllables) + pick(s, syllables), last: pick(s, surnames)}
	if s.one(6) {
		p.first += pick(s, syllables)
	}
	p.name = p.first + p.last
	switch s.below(12) {
	case 0, 1, 2, 3:
		p.name = p.first + "-" + p.last
	case 4:
		p.name = p.first + "_" + p.last
	case 5:
		p.name = capital(p.first) + capital(p.last)
	case 6:
		p.name = capital(p.first) + " " + capital(p.last) // a full name, as in git
	case 7:
		p.name = p.first + "." + p.last
	case 8:
		p.name = p.first[:1] + p.last + strconv.Itoa(s.between(1, 99))
	}
	p.name = r.unique(p.name)
	return p
}

// organization makes an account that owns repositories and never commits.
func (r *register) organization(s *stream) string {
	kinds := [...]string{"lab", "works", "collective", "research", "guild", "institute", "studio", "commons"}
	return r.unique(pick(s, surnames) + "-" + pick(s, kinds[:]))
}

func (sc script) make(s *stream) string {
	var first, last strings.Builder
	for range s.between(2, 3) {
		first.WriteString(pick(s, sc.first))
		if sc.name == "emoji" {
			break
		}
	}
	for range s.between(1, 2) {
		last.WriteString(pick(s, sc.last))
	}
	if sc.title {
		return capital(first.String()) + sc.sep + capital(last.String())
	}
	return first.String() + sc.sep + last.String()
}

// capital returns s with its first letter in upper case.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
