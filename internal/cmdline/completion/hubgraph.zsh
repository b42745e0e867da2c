#compdef hubgraph
# Completion of hubgraph for zsh. Try it, after compinit, with
#   source <(hubgraph completion zsh)
# and keep it as _hubgraph in a folder of $fpath

_hubgraph() {
	local -a values shown open_values open_shown
	local line value
	for line in "${(@f)$(hubgraph __complete -- "${(@)words[1,CURRENT]}" 2>/dev/null)}"; do
		value=${line%%$'\t'*}
		case $value in
		'') ;;
		:files) _files ;;
		:dirs) _files -/ ;;
		*=) open_values+=("$value"); open_shown+=("${line/$'\t'/  -- }") ;;
		*) values+=("$value"); shown+=("${line/$'\t'/  -- }") ;;
		esac
	done
	((${#values})) && compadd -l -d shown -a values
	((${#open_values})) && compadd -l -S '' -d open_shown -a open_values
	return 0
}

if [[ ${funcstack[1]} == _hubgraph ]]; then
	_hubgraph "$@"
else
	compdef _hubgraph hubgraph
fi
