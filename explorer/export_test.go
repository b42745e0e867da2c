package explorer

// Pass is what a web browser keeps instead of the token.
var Pass = pass
