package hub

// LicenseClass says how far a licence restricts use, grouped as for the
// paper's tests (table 5).
type LicenseClass uint8

// The licence classes. Unlabelled holds "other", "unknown" and every key in
// neither list; the paper's tests leave it out.
const (
	NoLicense LicenseClass = iota
	Permissive
	Restrictive
	Unlabelled
)

// LicenseClasses lists the classes in the order of results.
var LicenseClasses = [4]LicenseClass{Permissive, Restrictive, NoLicense, Unlabelled}

// String returns permissive, restrictive, none or unlabelled.
func (c LicenseClass) String() string {
	return [4]string{"none", "permissive", "restrictive", "unlabelled"}[c]
}

// ClassifyLicense returns the class of a Hub licence key (trimmed, lower case;
// "" is no licence).
//
// The paper names the classes but does not print its lists. These are read
// from the licences' texts: permissive allows any use with attribution at
// most; restrictive has share-alike, non-commercial, no-derivatives or
// use-based (RAIL) terms. The sizes of the printed tests require the OpenRAIL
// family to be restrictive.
func ClassifyLicense(key string) LicenseClass {
	if key == "" {
		return NoLicense
	}
	if c, ok := licenseClasses[key]; ok {
		return c
	}
	return Unlabelled
}

var licenseClasses = func() map[string]LicenseClass {
	m := make(map[string]LicenseClass, len(permissive)+len(restrictive))
	for _, k := range permissive {
		m[k] = Permissive
	}
	for _, k := range restrictive {
		m[k] = Restrictive
	}
	return m
}()

var permissive = []string{
	"afl-3.0", "apache-2.0", "artistic-2.0", "bsd", "bsd-2-clause", "bsd-3-clause",
	"bsd-3-clause-clear", "bsl-1.0", "cc", "cc-by-2.0", "cc-by-2.5", "cc-by-3.0", "cc-by-4.0",
	"cc0-1.0", "cdla-permissive-1.0", "cdla-permissive-2.0", "ecl-2.0", "isc", "mit", "ms-pl",
	"mulanpsl-2.0", "ncsa", "odc-by", "pddl", "postgresql", "unlicense", "wtfpl", "zlib",
}

var restrictive = []string{
	"agpl-3.0", "bigcode-openrail-m", "bigscience-bloom-rail-1.0", "bigscience-openrail-m", "c-uda",
	"cc-by-nc-2.0", "cc-by-nc-3.0", "cc-by-nc-4.0", "cc-by-nc-nd-3.0", "cc-by-nc-nd-4.0",
	"cc-by-nc-sa-2.0", "cc-by-nc-sa-3.0", "cc-by-nc-sa-4.0", "cc-by-nd-4.0", "cc-by-sa-3.0",
	"cc-by-sa-4.0", "cdla-sharing-1.0", "creativeml-openrail-m", "deepfloyd-if-license", "epl-1.0",
	"epl-2.0", "eupl-1.1", "gfdl", "gpl", "gpl-2.0", "gpl-3.0", "lgpl", "lgpl-2.1", "lgpl-3.0",
	"lgpl-lr", "llama2", "mpl-2.0", "odbl", "ofl-1.1", "openrail", "openrail++", "osl-3.0",
}
