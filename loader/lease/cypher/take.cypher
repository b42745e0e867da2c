// Takes the lease if nobody has it, if it ran out, or if its owner is known to
// be gone. Writing to the node locks it before its properties are read.
MERGE (l:Lease {id: 'writer'})
SET l.asked = $token
WITH l, properties(l) AS held, coalesce($now, timestamp()) AS now
WHERE held.token IS NULL OR held.token IN [$token, $gone] OR held.until < now
SET l.token = $token, l.what = $what, l.host = $host, l.machine = $machine, l.pid = $pid, l.process = $process,
    l.since = now, l.until = now + $duration
