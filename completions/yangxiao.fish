# fish completion of yangxiao: the program itself says what may stand at the cursor.
function __yangxiao_complete
    set -l words (commandline -opc) (commandline -ct)
    for line in (yangxiao __complete $words[2..-1] 2>/dev/null)
        if test "$line" = :files
            __fish_complete_path (commandline -ct)
        else
            echo $line
        end
    end
end
complete -c yangxiao -f -a '(__yangxiao_complete)'
