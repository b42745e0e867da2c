// Package config holds the settings of the command. Each setting comes from
// the first of: a flag, the environment, the configuration file, the default.
//
// The configuration file is the one named by --config or HUBGRAPH_CONFIG, else
// hubgraph.yaml (or .toml, .json) in the working folder, else config.yaml in
// the user's configuration folder for hubgraph. A key of the file that is not
// a setting is an error, so that a typing mistake does not pass unnoticed.
//
// Load reads the settings into a Config; Config.Values lists them with their
// sources. Errors are hub.UsageErrors.
package config
