package dbserver

// memoryMB returns heap and page cache in MiB for a machine with the given
// bytes of memory; 0 for unknown. On 16 GiB they are what the stored queries want
// on a hub of eight times the paper's size.
func memoryMB(o Options, total uint64) (heap, pageCache int) {
	heap, pageCache = 1024, 512
	if total > 0 {
		heap = min(max(int(total/4>>20), 512), 4096)
		pageCache = min(max(int(total/8>>20), 256), 4096)
	}
	if o.HeapMB > 0 {
		heap = o.HeapMB
	}
	if o.PageCacheMB > 0 {
		pageCache = o.PageCacheMB
	}
	return heap, pageCache
}
