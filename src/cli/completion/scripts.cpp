#include "cli/completion/scripts.h"

namespace payout {
namespace {

constexpr std::string_view bash = R"SCRIPT(# bash completion for payout
# Install as share/bash-completion/completions/payout, or: eval "$(payout completions bash)"

_payout() {
  # Bash cuts words at = and :; what stood together on the line is put together again.
  local line=${COMP_LINE:0:COMP_POINT} word cut current
  local -a words=()
  local i
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if ((i == 0)) || [[ $line == [[:space:]]* ]]; then
      line=${line#"${line%%[![:space:]]*}"}
      words+=("")
    fi
    ((i == COMP_CWORD)) && word=$line
    words[${#words[@]} - 1]+=$word
    line=${line#"$word"}
  done
  current=${words[${#words[@]} - 1]}
  word=${COMP_WORDS[COMP_CWORD]}
  [[ $word == [=:] ]] && word=
  # What bash keeps of the word, and must not stand in a reply.
  cut=${current%"$word"}
  local quoted=
  [[ $current == [\'\"]* ]] && quoted=yes
  local -a plain=()
  for word in "${words[@]:1}"; do
    word=${word#[\'\"]}
    plain+=("${word//[\\\'\"]/}")
  done
  local also= reply
  COMPREPLY=()
  while IFS= read -r reply; do
    if [[ $reply == :* ]]; then
      also=$reply
      continue
    fi
    reply=${reply%%$'\t'*}
    reply=${reply#"$cut"}
    [[ -n $quoted ]] || printf -v reply %q "$reply"
    COMPREPLY+=("$reply")
  done < <("${COMP_WORDS[0]}" __complete "${plain[@]}" 2>/dev/null)
  [[ $also == *unfinished* ]] && compopt -o nospace
  local typed=${plain[${#plain[@]} - 1]}
  typed=${typed#"$cut"}
  case $also in
    *scenarios*)
      compopt -o filenames
      mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(
        compgen -d -- "$typed"
        compgen -f -X '!*.[Yy]*[Mm][Ll]' -- "$typed")
      ;;
    *files*)
      compopt -o filenames
      mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$typed")
      ;;
    *folders*)
      compopt -o filenames
      mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -d -- "$typed")
      ;;
  esac
} && complete -o nosort -F _payout payout
)SCRIPT";

constexpr std::string_view zsh = R"SCRIPT(#compdef payout
# zsh completion for payout
# Install as _payout in a folder of $fpath, or: source <(payout completions zsh)

_payout() {
  local line also
  local -a replies shown typed
  typed=("${(@Q)words[2,CURRENT]}")
  typed[-1]=${typed[-1]#[\'\"]}
  for line in "${(@f)$("${(Q)words[1]}" __complete "${typed[@]}" 2>/dev/null)}"; do
    if [[ $line == :* ]]; then
      also=$line
    elif [[ -n $line ]]; then
      replies+=("${line%%$'\t'*}")
      shown+=("${line/$'\t'/  -- }")
    fi
  done
  local -a blank
  [[ $also == *unfinished* ]] && blank=(-S '')
  local found=1
  (( $#replies )) && compadd "${blank[@]}" -l -V payout -d shown -a replies && found=0
  case $also in
    *scenarios*) _files -g '(#i)*.(yaml|yml)(-.)' && found=0 ;;
    *files*) _files && found=0 ;;
    *folders*) _files -/ && found=0 ;;
  esac
  return found
}

if [[ $funcstack[1] == _payout ]]; then
  _payout "$@"
else
  compdef _payout payout
fi
)SCRIPT";

constexpr std::string_view fish = R"SCRIPT(# fish completion for payout
# Install as share/fish/vendor_completions.d/payout.fish, or: payout completions fish | source

function __payout_complete
    set -l words (commandline -opc) (commandline -ct | string unescape)
    test (count $words) -lt 2; and set -a words ''
    set -l lines ($words[1] __complete $words[2..] 2>/dev/null)
    set -l typed $words[-1]
    for line in $lines
        switch $line
            case ':*scenarios*'
                __fish_complete_path $typed | string match -ri '^[^\t]*(?:/|\.ya?ml)(?:\t.*)?$'
            case ':*files*'
                __fish_complete_path $typed
            case ':*folders*'
                __fish_complete_directories $typed
            case ':*'
            case '*'
                echo $line
        end
    end
end

complete -c payout -f -k -a '(__payout_complete)'
)SCRIPT";

}  // namespace

std::string_view completion_script(std::string_view shell) {
  if (shell == "bash") return bash;
  if (shell == "zsh") return zsh;
  if (shell == "fish") return fish;
  return {};
}

}  // namespace payout
