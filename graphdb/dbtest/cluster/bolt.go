package cluster

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"slices"
)

// version is the only one that members speak: 5.4, whose failures have a code and a
// message.
var version = []byte{0, 0, 4, 5}

// magic begins a connection.
var magic = []byte{0x60, 0x60, 0xb0, 0x17}

// Tags of messages.
const (
	tagReset    = 0x0f
	tagRun      = 0x10
	tagBegin    = 0x11
	tagCommit   = 0x12
	tagRollback = 0x13
	tagRoute    = 0x66
	tagSuccess  = 0x70
	tagRecord   = 0x71
	tagIgnored  = 0x7e
	tagFailure  = 0x7f
)

// readMessage reads one message, without the heads of its chunks.
func readMessage(in io.Reader) (message []byte, err error) {
	head := make([]byte, 2)
	for {
		if _, err := io.ReadFull(in, head); err != nil {
			return nil, err
		}
		size := int(binary.BigEndian.Uint16(head))
		if size == 0 {
			if len(message) > 0 { // else it only keeps the connection alive
				return message, nil
			}
			continue
		}
		message = slices.Grow(message, size)
		chunk := message[len(message) : len(message)+size]
		if _, err := io.ReadFull(in, chunk); err != nil {
			return nil, err
		}
		message = message[:len(message)+size]
	}
}

// writeMessage writes one message in chunks.
func writeMessage(out io.Writer, message []byte) error {
	var framed []byte
	for chunk := range slices.Chunk(message, 0xffff) {
		framed = binary.BigEndian.AppendUint16(framed, uint16(len(chunk)))
		framed = append(framed, chunk...)
	}
	_, err := out.Write(append(framed, 0, 0))
	return err
}

// tag is what a message is.
func tag(message []byte) byte {
	if len(message) < 2 {
		return 0
	}
	return message[1]
}

// readOnly reports whether a RUN or BEGIN is in read access mode. Access modes are
// entries of a map, and no statement or parameter of these tests looks like one.
func readOnly(message []byte) bool { return bytes.Contains(message, pack(nil, "mode", "r")) }

// bookmark is the one that a SUCCESS hands out, nil for none.
func bookmark(success []byte) []byte {
	_, value, ok := bytes.Cut(success, pack(nil, "bookmark"))
	if !ok || len(value) == 0 {
		return nil
	}
	length := 0
	switch head := value[0]; {
	case head >= 0x80 && head <= 0x8f:
		length, value = int(head&0x0f), value[1:]
	case head == 0xd0 && len(value) > 1:
		length, value = int(value[1]), value[2:]
	}
	if length == 0 || length > len(value) {
		return nil
	}
	return bytes.Clone(value[:length])
}

// pack appends values as PackStream has them: strings, ints, lists and, as pairs, maps.
func pack(to []byte, values ...any) []byte {
	for _, v := range values {
		switch v := v.(type) {
		case string:
			if len(v) < 16 {
				to = append(to, 0x80|byte(len(v)))
			} else {
				to = append(to, 0xd1, byte(len(v)>>8), byte(len(v)))
			}
			to = append(to, v...)
		case int:
			to = append(to, 0xc9, byte(v>>8), byte(v))
		case []any:
			to = pack(append(to, 0x90|byte(len(v))), v...)
		case pairs:
			to = pack(append(to, 0xa0|byte(len(v)/2)), v...)
		default:
			panic("cluster: cannot pack that")
		}
	}
	return to
}

// pairs are keys and values of a map, up to 15 of them.
type pairs []any

func success(of pairs) []byte { return pack([]byte{0xb1, tagSuccess}, of) }

func failure(code, text string) []byte {
	return pack([]byte{0xb1, tagFailure}, pairs{"code", code, "message", text})
}

var ignored = []byte{0xb0, tagIgnored}

// shakeHands agrees on the version with a client and a server.
func shakeHands(client, server io.ReadWriter) error {
	wanted := make([]byte, 20)
	if _, err := io.ReadFull(client, wanted); err != nil {
		return err
	}
	if _, err := server.Write(append(append(slices.Clone(magic), version...), make([]byte, 12)...)); err != nil {
		return err
	}
	agreed := make([]byte, 4)
	if _, err := io.ReadFull(server, agreed); err != nil {
		return err
	}
	if !bytes.Equal(wanted[:4], magic) || !bytes.Equal(agreed, version) {
		return errors.New("no Bolt 5.4")
	}
	_, err := client.Write(agreed)
	return err
}
