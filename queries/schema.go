package queries

import (
	"slices"
	"strings"
)

// The names of the graph, see docs/schema.md. A name that is here is right even
// where a hub has nothing of the kind. A test holds them to the document and to
// loaded and derived graphs.
var (
	schemaLabels = strings.Fields(`Account Bot Commit Counts Dataset Derived Developer Discussion Field License Model Organization Repository Snapshot Space Tally`)

	schemaTypes = strings.Fields(`ABOUT ALIAS_OF AUTHORED COLLABORATES_WITH CONTRIBUTED CONTRIBUTED_RAW CO_USED_WITH DERIVED_FROM DISCUSSED DISCUSSED_RAW
		IN IN_FIELD LICENSED_UNDER OWNS STARTED TRAINED_ON USES`)

	// schemaTimes are the properties that hold a datetime.
	schemaTimes = slices.Concat(strings.Fields(`collectedAt createdAt date first firstCommit last lastCommit lastModified loadedAt start`), []string{"firstRaw", "lastRaw"})

	schemaProperties = slices.Concat(schemaTimes, derivedProperties, []string{derivedOfAccounts}, withRaw(strings.Fields(`
		commits commitsToModels commitsToDatasets commitsToSpaces committers community discussionStarters discussions firstAuthored mergedPullRequests
		collaborators developers models modelsCv modelsNlp modelsMm months newPeople owners ownersOfModels ownersOfDatasets ownersOfSpaces people pullRequests
		repositories sharedModels sharedModelsCv sharedModelsNlp sharedModelsMm`)), strings.Fields(`
		alsoCv alsoMm alsoNlp bots class commitYears commitsOfUnknownRepositories commitsRepeated commitsTimesDownloads commitsWithoutAuthors
		commitsWithoutDate complete datasets days discussed discussionsOfUnknownRepositories discussionsRepeated discussionsTimesCommits
		discussionsTimesDownloads discussionsWithoutAuthor discussionsWithoutDate downloaded downloads earlyCommits evidence field fieldRules fields fresh fullName hubId id
		identities isPullRequest key kind later license licenseClass licenseRules liked likes likesTimesCommits likesTimesDiscussions likesTimesDownloads listed
		minSpaces month name normalisedName num of ownedDatasets ownedDownloads ownedLikes ownedModels ownedSpaces owner position progressFile
		progressRecords pruned quarter raw rejected relation scope searchText sha snapshot source spaces status tags title type usages usagesByUnknownSpacesKept
		usagesOfUnknownModels usagesRepeated used value version withoutCreationDate withoutOwner withoutTags year`))
)

// withRaw adds the names of the numbers of names as recorded.
func withRaw(names []string) []string {
	for _, n := range names {
		names = append(names, n+"Raw")
	}
	return names
}
