package hubstats

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"
	"github.com/pierrec/lz4/v4"
)

// What a page may claim. Writers make pages of 1 MB, DuckDB of up to 100 MB.
const (
	maxPage    = 512 << 20 // bytes, unpacked
	maxEntries = 1 << 26   // values and nulls
)

// checkChunk makes sure that the pages of a column lie within the file and are
// not larger than they may be, unpacked too, before the library makes room for
// what they claim.
func checkChunk(r io.ReaderAt, size int64, meta *format.ColumnMetaData) error {
	start := meta.DataPageOffset
	if d := meta.DictionaryPageOffset; d > 0 && d < start {
		start = d
	}
	end := start + meta.TotalCompressedSize
	if start < 4 || meta.TotalCompressedSize < 0 || end > size || end < start {
		return fmt.Errorf("its pages would be at bytes %d to %d of a file of %d bytes", start, end, size)
	}
	for pos := start; pos < end; {
		next, err := checkPage(r, pos, end, meta.Codec)
		if err != nil {
			return fmt.Errorf("page at byte %d: %w", pos, err)
		}
		pos = next
	}
	return nil
}

// checkPage checks the page at a position and returns where the next one begins.
func checkPage(r io.ReaderAt, pos, end int64, codec format.CompressionCodec) (next int64, err error) {
	section := io.NewSectionReader(r, pos, end-pos)
	buf := bufio.NewReaderSize(section, 512)
	var h format.PageHeader
	var protocol thrift.CompactProtocol
	if err := thrift.NewDecoder(protocol.NewReader(buf)).Decode(&h); err != nil {
		return 0, fmt.Errorf("the header is damaged: %w", err)
	}
	read, _ := section.Seek(0, io.SeekCurrent)
	from := pos + read - int64(buf.Buffered())
	next = from + int64(h.CompressedPageSize)
	entries := max(h.DataPageHeader.V.NumValues, h.DataPageHeaderV2.V.NumValues, h.DictionaryPageHeader.V.NumValues)
	switch {
	case h.CompressedPageSize < 0 || h.UncompressedPageSize < 0 || next > end:
		return 0, fmt.Errorf("it claims %d bytes, the column has %d left", h.CompressedPageSize, end-from)
	case h.UncompressedPageSize > maxPage:
		return 0, fmt.Errorf("it claims %d bytes unpacked, the limit is %d", h.UncompressedPageSize, maxPage)
	case entries > maxEntries:
		return 0, fmt.Errorf("it claims %d values, the limit is %d", entries, maxEntries)
	}
	if v2 := h.DataPageHeaderV2; v2.Valid { // levels come first and are not compressed
		levels := int64(v2.V.RepetitionLevelsByteLength) + int64(v2.V.DefinitionLevelsByteLength)
		if levels < 0 || from+levels > next {
			return 0, errors.New("its levels are longer than the page")
		}
		from += levels
		if v2.V.IsCompressed.Valid && !v2.V.IsCompressed.V {
			return next, nil
		}
	}
	if err := checkPacked(io.NewSectionReader(r, from, next-from), codec, int64(h.UncompressedPageSize)); err != nil {
		return 0, err
	}
	return next, nil
}

// checkPacked makes sure that a page does not unpack to more than it claims.
func checkPacked(packed *io.SectionReader, codec format.CompressionCodec, claim int64) error {
	if packed.Size() == 0 {
		return nil
	}
	var r io.Reader
	switch codec {
	case format.Uncompressed:
		return nil
	case format.Lz4Raw: // where it is damaged the library takes ever more memory
		block := make([]byte, packed.Size())
		if _, err := packed.ReadAt(block, 0); err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		_, err := lz4.UncompressBlock(block, make([]byte, claim))
		return err
	case format.Snappy:
		head := make([]byte, min(packed.Size(), binary.MaxVarintLen64))
		if _, err := packed.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if n, _ := binary.Uvarint(head); n > uint64(claim) {
			return fmt.Errorf("it unpacks to %d bytes and claims %d", n, claim)
		}
		return nil
	case format.Gzip:
		z, err := gzip.NewReader(packed)
		if err != nil {
			return err
		}
		r = z
	case format.Zstd:
		z, err := zstd.NewReader(packed, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxPage))
		if err != nil {
			return err
		}
		defer z.Close()
		r = z
	default:
		return fmt.Errorf("it is compressed with %v, which is not read", codec)
	}
	n, err := io.Copy(io.Discard, io.LimitReader(r, claim+1))
	if err == nil && n > claim {
		err = fmt.Errorf("it unpacks to more than the %d bytes it claims", claim)
	}
	return err
}
