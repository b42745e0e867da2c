package dbtest

import "os"

// Brief has every Java compile less that this process and its children start from now on:
// half of what a server costs that is stopped soon, or an import of little, is spent on
// compiling. It is for packages that start servers of their own, and sets an environment
// variable of Java.
func Brief() error {
	return os.Setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m")
}
