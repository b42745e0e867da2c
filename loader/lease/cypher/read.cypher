// Who has the lease.
MATCH (l:Lease {id: 'writer'})
RETURN l.token AS token, l.what AS what, l.host AS host, l.machine AS machine, l.pid AS pid, l.process AS process,
       l.since AS since, l.until AS until
