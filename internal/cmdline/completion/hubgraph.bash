# Completion of hubgraph for bash 4 and newer. Try it with
#   source <(hubgraph completion bash)
# and keep it in ~/.local/share/bash-completion/completions/hubgraph

_hubgraph() {
	local line=${COMP_LINE:0:COMP_POINT} words=() word last i
	# Bash cuts words at = and :, which belong to ours: join them where no blank stood between.
	for ((i = 0; i <= COMP_CWORD; i++)); do
		word=${COMP_WORDS[i]}
		last=${#words[@]}
		if ((last > 0)) && [[ $line != [[:blank:]]* ]] && [[ $word == [=:]* || ${words[last - 1]} == *[=:] ]]; then
			words[last - 1]+=$word
		else
			words+=("$word")
		fi
		line=${line#"${line%%[![:blank:]]*}"}
		line=${line#"$word"}
	done
	local current=${words[${#words[@]} - 1]} cut=""
	# What stands before the last = or : of the word is there already.
	if [[ $current == *[=:]* && $COMP_WORDBREAKS == *=* ]]; then
		cut=${current%"${current##*[=:]}"}
	fi
	COMPREPLY=()
	local value
	while IFS=$'\t' read -r value _; do
		case $value in
		:files) compopt -o default ;;
		:dirs) compopt -o dirnames ;;
		"$current"*)
			COMPREPLY+=("${value#"$cut"}")
			[[ $value == *= ]] && compopt -o nospace
			;;
		esac
	done < <(hubgraph __complete -- "${words[@]}" 2>/dev/null)
}

complete -F _hubgraph hubgraph
