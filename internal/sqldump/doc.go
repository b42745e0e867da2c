// Package sqldump reads the rows out of an SQL dump of MariaDB or MySQL, as
// mariadb-dump and mysqldump write them, in one pass over a stream.
//
// The caller says by name which columns of which tables it wants. Everything
// else is skipped without being kept: statements of a gigabyte, values of two
// and lines of any length pass in the memory of one buffer. A wanted value is
// kept up to a limit of its column.
//
// It is written by hand because libraries that parse SQL take whole statements
// and build trees of them, and a dump has INSERT statements of megabytes by
// the thousand. Here a value that is not wanted costs a search for its end, so
// a compressed dump is read as fast as it is unpacked.
//
// Read are INSERT and REPLACE with VALUES, with or without a list of columns,
// of one row or many; columns come from CREATE TABLE where there is no list.
// SET NAMES is obeyed for utf8 in all spellings, ascii, binary and latin1.
// Statements of other kinds, comments and bodies of triggers are skipped.
package sqldump
