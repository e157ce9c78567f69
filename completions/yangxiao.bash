# bash completion of yangxiao: the program itself says what may stand at the cursor.
_yangxiao() {
  local word line split= words=("${COMP_WORDS[@]:1:COMP_CWORD}")
  COMPREPLY=()
  # bash takes --datum=gc for three words, and replaces the last one alone.
  local last=$((${#words[@]} - 1))
  if [[ $last -ge 1 && ${words[last]} == "=" && ${words[last - 1]} == --* ]]; then
    split=1 words=("${words[@]:0:last - 1}" "${words[last - 1]}=")
  elif [[ $last -ge 2 && ${words[last - 1]} == "=" && ${words[last - 2]} == --* ]]; then
    split=1 words=("${words[@]:0:last - 2}" "${words[last - 2]}=${words[last]}")
  fi
  word=${words[${#words[@]} - 1]}
  [[ $word == --*=* ]] && word=${word#*=}
  while IFS= read -r line; do
    if [[ $line == :files ]]; then
      compopt -o filenames 2>/dev/null
      mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$word")
    else
      line=${line%%$'\t'*}
      [[ $split ]] && line=${line#*=}
      COMPREPLY+=("$line")
    fi
  done < <(yangxiao __complete "${words[@]}" 2>/dev/null)
}
complete -F _yangxiao yangxiao
