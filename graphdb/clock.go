package graphdb

import (
	"context"
	"errors"
	"time"
)

// ClockSkew returns the server's time minus ours: positive when the server is
// ahead. The server is asked three times; the quickest answer counts, as of
// the middle of its round trip, so the error is at most half the round trip.
func (db *DB) ClockSkew(ctx context.Context) (time.Duration, error) {
	now := db.cfg.Now
	if now == nil {
		now = time.Now
	}
	var skew time.Duration
	quickest := time.Duration(-1)
	for range 3 {
		sent := now()
		server, err := db.serverTime(ctx)
		if err != nil {
			return 0, err
		}
		if trip := now().Sub(sent); quickest < 0 || trip < quickest {
			quickest, skew = trip, server.Sub(sent.Add(trip/2))
		}
	}
	return skew, nil
}

// serverTime returns the server's time at the moment of the statement, in
// milliseconds.
func (db *DB) serverTime(ctx context.Context) (time.Time, error) {
	_, rows, err := db.Read(ctx, "RETURN datetime.realtime().epochMillis AS ms", nil)
	if err != nil {
		return time.Time{}, err
	}
	for row, err := range rows {
		if err != nil {
			return time.Time{}, err
		}
		if ms, ok := row[0].(int64); ok {
			return time.UnixMilli(ms), nil
		}
	}
	return time.Time{}, errors.New("ask Neo4j for its time: no answer")
}
