package bulk

// layout describes an import file.
type layout struct {
	file   string
	of     string // its labels with : between them, or its relationship type
	header string
}

// The groups of ids, one for each kind of node: a node is known by its group
// and its number in it.
//
//	Repository  in the order of the snapshot, then spaces that are used and not listed
//	Account, License, Commit, Discussion  in the order of their first mention
//	Field       cv, nlp, mm
//	Snapshot    one node
var (
	models     = layout{"models.csv", "Repository:Model", ":ID(Repository)," + repositoryHeader}
	datasets   = layout{"datasets.csv", "Repository:Dataset", ":ID(Repository)," + repositoryHeader}
	spaces     = layout{"spaces.csv", "Repository:Space", ":ID(Repository)," + repositoryHeader}
	licenses   = layout{"licenses.csv", "License", ":ID(License),id,class"}
	fields     = layout{"fields.csv", "Field", ":ID(Field),name"}
	commits    = layout{"commits.csv", "Commit", ":ID(Commit),key,sha,date:datetime,title"}
	discussion = layout{"discussions.csv", "Discussion", ":ID(Discussion),key,num:long,date:datetime,isPullRequest:boolean,status"}
	snapshots  = layout{"snapshot.csv", "Snapshot", ""} // the header is in snapshot.go

	// Accounts by what else they are, as bits: 1 a developer, 2 a bot.
	accounts = [4]layout{
		{"accounts.csv", "Account", accountHeader},
		{"developers.csv", "Account:Developer", accountHeader},
		{"bots.csv", "Account:Bot", accountHeader},
		{"developer-bots.csv", "Account:Developer:Bot", accountHeader},
	}

	owns        = layout{"owns.csv", "OWNS", ":START_ID(Account),:END_ID(Repository)"}
	licensed    = layout{"licensed.csv", "LICENSED_UNDER", ":START_ID(Repository),:END_ID(License)"}
	inField     = layout{"in-field.csv", "IN_FIELD", ":START_ID(Repository),:END_ID(Field)"}
	authored    = layout{"authored.csv", "AUTHORED", ":START_ID(Account),position:long,:END_ID(Commit)"}
	in          = layout{"in.csv", "IN", ":START_ID(Commit),:END_ID(Repository)"}
	started     = layout{"started.csv", "STARTED", ":START_ID(Account),:END_ID(Discussion)"}
	about       = layout{"about.csv", "ABOUT", ":START_ID(Discussion),:END_ID(Repository)"}
	uses        = layout{"uses.csv", "USES", ":START_ID(Repository),:END_ID(Repository)"}
	aliasOf     = layout{"alias-of.csv", "ALIAS_OF", ":START_ID(Account),:END_ID(Account)"}
	derivedFrom = layout{"derived-from.csv", "DERIVED_FROM", ":START_ID(Repository),relation,:END_ID(Repository)"}
	trainedOn   = layout{"trained-on.csv", "TRAINED_ON", ":START_ID(Repository),:END_ID(Repository)"}
)

const (
	accountHeader    = ":ID(Account),name"
	repositoryHeader = "id,kind,owner,likes:long,downloads:long,license,licenseClass,tags:string[],fields:string[],createdAt:datetime,lastModified:datetime,listed:boolean"
)
