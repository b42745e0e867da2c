// Package bots finds accounts that may be machines: by rules of names, owners and
// titles, and by what an account does: how regularly, under which titles, in how many
// repositories a day.
//
// It only suggests. Which rule or which signal speaks for a bot is told with each
// account; whether it is one, a person decides.
package bots
