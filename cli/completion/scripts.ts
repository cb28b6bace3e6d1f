/** The shells with completion. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** The scripts that connect the completion of each shell with `stamps __complete`. They run the kit of the project if none is on the PATH. */
export const SCRIPTS: Readonly<Record<Shell, string>> = {
  bash: `# Completion of stamps for bash. Add this line to ~/.bashrc: source <(npx stamps completion bash)
_stamps_answer() {
  if type -P stamps >/dev/null; then command stamps __complete "$@"; else npx --no stamps __complete "$@"; fi
}

_stamps() {
  local current=\${COMP_WORDS[COMP_CWORD]} value
  COMPREPLY=()
  while IFS=$'\\t' read -r value _; do
    case $value in
      :none) ;;
      :files) compopt -o default 2>/dev/null ;;
      :folders) compopt -o dirnames 2>/dev/null ;;
      *)
        # Readline inserts values into an open quote as they are.
        if [[ $current != [\\"\\']* ]]; then printf -v value %q "$value"; fi
        COMPREPLY+=("$value")
        ;;
    esac
  done < <(_stamps_answer bash "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null </dev/null)
}

complete -F _stamps stamps azure-openai-stamps
`,
  zsh: `#compdef stamps azure-openai-stamps
# Completion of stamps for zsh. Add this line to ~/.zshrc, after compinit: source <(npx stamps completion zsh)
_stamps_answer() {
  if (( $+commands[stamps] )); then command stamps __complete "$@"; else npx --no stamps __complete "$@"; fi
}

_stamps() {
  local line paths=none
  local -a candidates
  for line in "\${(@f)$(_stamps_answer zsh "\${(@Q)words[2,CURRENT]}" 2>/dev/null </dev/null)}"; do
    case $line in
      :*) paths=\${line#:} ;;
      ?*) candidates+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}") ;;
    esac
  done
  if (( $#candidates )); then _describe stamps candidates; fi
  case $paths in
    files) _files ;;
    folders) _files -/ ;;
  esac
}

if [[ $funcstack[1] == _stamps ]]; then _stamps "$@"; else compdef _stamps stamps azure-openai-stamps; fi
`,
  fish: `# Completion of stamps for fish. Add this line to ~/.config/fish/config.fish: npx stamps completion fish | source
function __stamps_answer
    if command -q stamps
        command stamps __complete $argv
    else
        npx --no stamps __complete $argv
    end
end

function __stamps_complete
    set -l words (commandline -opc)
    set -e words[1]
    set -l current (commandline -ct)
    for line in (__stamps_answer fish $words "$current" 2>/dev/null </dev/null)
        switch $line
            case ':none'
            case ':files'
                __fish_complete_path "$current"
            case ':folders'
                __fish_complete_directories "$current"
            case '*'
                echo $line
        end
    end
end

complete -c stamps -f -a '(__stamps_complete)'
complete -c azure-openai-stamps -f -a '(__stamps_complete)'
`,
};
