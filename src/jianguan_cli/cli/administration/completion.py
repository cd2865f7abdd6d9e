"""The scripts that teach a shell to ask ``jianguan`` for completions."""

from __future__ import annotations

from typing import Annotated

import typer

from jianguan_cli.errors import UsageError

BASH = r"""# jianguan 的 Tab 补全（bash）。装法：
# jianguan completion bash > ~/.local/share/bash-completion/completions/jianguan
_jianguan() {
    local IFS=$'\n' answers
    # 冒号不断词，编号和日期才是一个词。
    answers=($(_JIANGUAN_COMPLETE=bash "${COMP_WORDS[0]}" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
    if [[ "${answers[0]}" == ":files" ]]; then
        compopt -o default
        COMPREPLY=()
        return
    fi
    COMPREPLY=("${answers[@]}")
    [[ ${#COMPREPLY[@]} -eq 1 && "${COMPREPLY[0]}" == *- ]] && compopt -o nospace
}
complete -F _jianguan jianguan
"""
ZSH = r"""#compdef jianguan
# jianguan 的 Tab 补全（zsh）。装法：
# jianguan completion zsh > ~/.zfunc/_jianguan，并在 .zshrc 里写 fpath+=~/.zfunc 和 compinit
_jianguan() {
    local -a lines values shown
    local line
    lines=("${(@f)$(_JIANGUAN_COMPLETE=zsh ${words[1]} "${(@)words[2,CURRENT]}" 2>/dev/null)}")
    if [[ "${lines[1]}" == ":files" ]]; then
        _files
        return
    fi
    for line in "${lines[@]}"; do
        [[ -z "$line" ]] && continue
        values+=("${line%%$'\t'*}")
        if [[ "$line" == *$'\t'* ]]; then
            shown+=("${line%%$'\t'*}  ${line#*$'\t'}")
        else
            shown+=("$line")
        fi
    done
    (( ${#values} )) && compadd -l -d shown -a values
}
if [[ "${funcstack[1]}" == "_jianguan" ]]; then
    _jianguan "$@"
else
    compdef _jianguan jianguan
fi
"""
FISH = r"""# jianguan 的 Tab 补全（fish）。装法：
# jianguan completion fish > ~/.config/fish/completions/jianguan.fish
function __jianguan_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l answers (_JIANGUAN_COMPLETE=fish $words[1] $words[2..-1] 2>/dev/null)
    if test "$answers[1]" = ":files"
        __fish_complete_path (commandline -ct)
    else
        printf '%s\n' $answers
    end
end
complete -c jianguan -f -a '(__jianguan_complete)'
"""
POWERSHELL = r"""# jianguan 的 Tab 补全（PowerShell）。装法：
# jianguan completion powershell >> $PROFILE
Register-ArgumentCompleter -Native -CommandName jianguan -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
    if ($wordToComplete -eq '') { $words += '""' }
    $before = [Console]::OutputEncoding
    [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
    $env:_JIANGUAN_COMPLETE = 'powershell'
    try { $answers = @(& jianguan @words 2>$null) } finally {
        Remove-Item Env:_JIANGUAN_COMPLETE
        [Console]::OutputEncoding = $before
    }
    if ($answers[0] -eq ':files') { return }
    foreach ($line in $answers) {
        $parts = $line -split "`t", 2
        $meaning = if ($parts.Count -gt 1) { $parts[1] } else { $parts[0] }
        [System.Management.Automation.CompletionResult]::new($parts[0], $parts[0], 'ParameterValue', $meaning)
    }
}
"""
SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH, "powershell": POWERSHELL}


def completion(
    shell: Annotated[str, typer.Argument(metavar="外壳", help="哪一种外壳：bash、zsh、fish、powershell")],
) -> None:
    """Print the completion script of a shell.

    脚本的开头写着装法；装好后新开一个终端，按 Tab 补全命令、选项、事项编号、事项名称和单位。
    """
    script = SCRIPTS.get(shell.lower())
    if script is None:
        raise UsageError(f"没有“{shell}”的补全脚本", hint=f"可选：{'、'.join(SCRIPTS)}")
    typer.echo(script, nl=False)
