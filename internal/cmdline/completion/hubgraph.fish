# Completion of hubgraph for fish. Try it with
#   hubgraph completion fish | source
# and keep it in ~/.config/fish/completions/hubgraph.fish

function __hubgraph_complete
	for line in (hubgraph __complete -- (commandline --tokenize --cut-at-cursor --current-process) (commandline --cut-at-cursor --current-token) 2>/dev/null)
		switch $line
			case :files
				__fish_complete_path (commandline --cut-at-cursor --current-token)
			case :dirs
				__fish_complete_directories (commandline --cut-at-cursor --current-token)
			case '*'
				echo $line
		end
	end
end

complete --command hubgraph --no-files --arguments '(__hubgraph_complete)'
