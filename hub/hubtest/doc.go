// Package hubtest is a small hub for the tests of every package: few enough
// records to work out each answer by hand, with every feature of the snapshot
// format in them.
//
// # People
//
// Fourteen names wrote a commit or started a discussion:
//
//	ada-wren, "Ada Wren" (alias of ada-wren), "A. Wren" (alias of "Ada Wren": a chain)
//	bo-quill, "Bo Quill" (alias of bo-quill)
//	cai-fen, dov-hale, fay-moss, gus-oak, "Émile Noir", 李雷
//	hal-pine (a discussion, no commit)
//	tidy-bot (a listed bot), "Tidy Bot" (alias of tidy-bot, so a bot too)
//
// That is nine people and one bot: ada-wren, bo-quill, cai-fen, dov-hale,
// fay-moss, gus-oak, hal-pine, Émile Noir, 李雷. Five more accounts did nothing:
// gust-lab and kit own repositories, sleeper-bot is a listed bot, ivy-fell and
// "Ivy Fell" are a merge of names seen nowhere else. (zed wrote only to a
// repository that is not listed and is no account.) Accounts: 14 + 5 = 19.
//
// # Repositories
//
//	kind     id                 owner     licence (class)           fields    commits  discussions
//	model    gust-lab/tide-base gust-lab  apache-2.0 (permissive)   nlp       4        3
//	model    gust-lab/tide-chat gust-lab  openrail (restrictive)    nlp, mm   3        1
//	model    ada-wren/reef      ada-wren  none                      cv        1        0
//	model    legacy-bert        none      other (unlabelled)        nlp       2        0
//	model    bo-quill/echo      bo-quill  mit (permissive)          none      1        0
//	model    kit/Text           kit       none                      none      1        0
//	dataset  bo-quill/echo      bo-quill  cc-by-4.0 (permissive)    none      1        1
//	dataset  gust-lab/foam      gust-lab  none                      nlp       0        0
//	space    bo-quill/echo      bo-quill  none                      none      1        0
//	space    cai-fen/demo       cai-fen   mit (permissive)          none      2        0
//	space    cai-fen/demo-copy  cai-fen   mit (permissive)          none      3        0
//
// 6 models, 2 datasets, 3 spaces, 19 commits, 5 discussions. One id is a model,
// a dataset and a space. tide-base is listed twice (the first record counts).
// demo-copy carries the history of demo, and the sha a1 is in three
// repositories. legacy-bert has a commit by nobody ("") and one without authors.
//
// # Left out
//
// Commits: 1 repeated (a2 of tide-base), 2 of unlisted repositories (one names
// tide-base as a dataset). Discussions: 1 repeated, 1 of an unlisted
// repository. Usages: 1 repeated, 1 of an unlisted model; 2 by the unlisted
// space lost/space are kept. So 6 usages count:
//
//	gust-lab/tide-base  3  cai-fen/demo, cai-fen/demo-copy, lost/space
//	bo-quill/echo       2  bo-quill/echo, lost/space
//	gust-lab/tide-chat  1  cai-fen/demo
//
// Two pairs of models are used together: tide-base with tide-chat (1 space,
// demo), tide-base with bo-quill/echo (1 space, lost/space).
//
// # Collaboration on models, merged and without bots
//
// Edges go from the first author of a commit to every other author of the
// repository; the weight is the number of commits of the source there.
//
//	tide-base: ada-wren 2 commits (a1, a2), bo-quill 1 (a3), cai-fen is a co-author of a3
//	           ada-wren -> bo-quill 2, ada-wren -> cai-fen 2, bo-quill -> ada-wren 1, bo-quill -> cai-fen 1
//	tide-chat: ada-wren 1 (b1), dov-hale 2 (b2 after the bot, b3)
//	           ada-wren -> dov-hale 1, dov-hale -> ada-wren 2
//	reef:      ada-wren alone, a self-loop;  model echo: bo-quill alone;  kit/Text: gus-oak alone
//
// Five developers, one isolate (gus-oak), so N = 4 and E = 6: density 6/12,
// reciprocity 4/6, average degree 12/4. Degrees (in + out): ada-wren 5,
// bo-quill 3, cai-fen 2, dov-hale 2. All four have core number 2: a 3-core would
// be without cai-fen and dov-hale, and then ada-wren and bo-quill have degree 2.
package hubtest
