package collect

// WithoutSync makes stores of tests that need not outlive the machine.
func WithoutSync() { noSync = true }
