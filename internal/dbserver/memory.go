package dbserver

// memoryMB returns heap and page cache in MiB for a machine with the given
// bytes of memory; 0 for unknown.
func memoryMB(o Options, total uint64) (heap, pageCache int) {
	heap, pageCache = 1024, 512
	if total > 0 {
		heap = min(max(int(total/4>>20), 512), 2048)
		if total < 4<<30 {
			pageCache = 256
		}
	}
	if o.HeapMB > 0 {
		heap = o.HeapMB
	}
	if o.PageCacheMB > 0 {
		pageCache = o.PageCacheMB
	}
	return heap, pageCache
}
