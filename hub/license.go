package hub

// LicenseClass says how far a licence restricts use, grouped as for the
// paper's tests (table 5).
type LicenseClass uint8

// The licence classes. Unlabelled holds "other", "unknown" and every key that
// the rules do not have; the paper's tests leave it out.
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

// ClassifyLicense returns the class of a Hub licence key (trimmed, lower case; "" is no
// licence tag) by the paper's rules.
func ClassifyLicense(key string) LicenseClass { return Rules{}.Class(key) }
