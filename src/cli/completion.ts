import type { CommandSpec, Run } from './command.ts'
import { usageError } from './usage-error.ts'

/** `rhei completion` for these commands. */
export function runFor(specs: readonly CommandSpec[]): Run {
  return async ({ write }, [shell = '']) => {
    await write(completion(shell, specs))
    return undefined
  }
}

/** A script that completes commands, options, their choices and files in a shell. */
export function completion(shell: string, specs: readonly CommandSpec[]): string {
  if (!Object.hasOwn(shells, shell))
    throw usageError(`completion: the shell must be one of ${Object.keys(shells).join(', ')}, got '${shell}'`)
  return `# rhei completion for ${shell}\n${shells[shell]!(specs.map(wordsOf))}`
}

interface Words {
  readonly name: string
  readonly summary: string
  readonly options: readonly { readonly flag: string; readonly about: string; readonly choices: readonly string[] }[]
}

function wordsOf({ name, summary, options, json }: CommandSpec): Words {
  const own = options.flatMap(({ flags, about, choices = [] }) => {
    const flag = /--[\w-]+/.exec(flags)?.[0]
    return flag ? [{ flag, about, choices }] : []
  })
  const common = [...(json === false ? [] : ['--json']), '--no-color', '--quiet', '--help']
  return { name, summary, options: [...own, ...common.map((flag) => ({ flag, about: '', choices: [] }))] }
}

const shells: Readonly<Record<string, (words: readonly Words[]) => string>> = { bash, zsh, fish }

function bash(words: readonly Words[]): string {
  const choices = words.flatMap(({ name, options }) =>
    options
      .filter((option) => option.choices.length > 0)
      .map((option) => `    ${name}:${option.flag}) words="${option.choices.join(' ')}" ;;`),
  )
  const flags = words.map(({ name, options }) => `    ${name}) words="${options.map(({ flag }) => flag).join(' ')}" ;;`)
  return `_rhei() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}" words=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${words.map(({ name }) => name).join(' ')} help" -- "$current"))
    return
  fi
  case "$command:$before" in
${choices.join('\n')}
  esac
  if [ -z "$words" ] && [[ "$current" == -* ]]; then
    case "$command" in
${flags.join('\n')}
    esac
  fi
  if [ -n "$words" ]; then COMPREPLY=($(compgen -W "$words" -- "$current")); fi
}
complete -o default -F _rhei rhei
`
}

function zsh(words: readonly Words[]): string {
  const commandList = words.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`)
  const cases = words.map(({ name, options }) => {
    const specs = options.map(({ flag, about, choices }) => {
      const action = choices.length > 0 ? `:value:(${choices.join(' ')})` : ''
      return `      ${quoted(`${flag}[${about.replace(/[[\]:]/g, ' ')}]${action}`)}`
    })
    return `    ${name}) _arguments \\\n${specs.join(' \\\n')} \\\n      '*:file:_files' ;;`
  })
  return `#compdef rhei
_rhei() {
  local -a commands=(
${commandList.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
compdef _rhei rhei
`
}

function fish(words: readonly Words[]): string {
  const first = words.map(
    ({ name, summary }) => `complete -c rhei -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`,
  )
  const rest = words.flatMap(({ name, options }) =>
    options.map(({ flag, about, choices }) => {
      const values = choices.length > 0 ? ` -x -a ${quoted(choices.join(' '))}` : ''
      const words = about === '' ? '' : ` -d ${quoted(about)}`
      return `complete -c rhei -n '__fish_seen_subcommand_from ${name}' -l ${flag.slice(2)}${values}${words}`
    }),
  )
  return `${[...first, ...rest].join('\n')}\n`
}

/** In single quotes, as bash, zsh and fish read them alike. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", '’')}'`
}
