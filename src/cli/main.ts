#!/usr/bin/env node
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { VERSION } from '../version.ts'
import type { CommandSpec, OptionSpec } from './command.ts'
import { commands } from './commands/list.ts'
import { errorLine, exitCodeOf } from './error-line.ts'
import { programNotes } from './program-notes.ts'
import { outHasColors, processStreams, type StreamOptions } from './streams.ts'
import { oneOf } from './values.ts'

const program = new Command('rhei')
  .description('Dynamical systems: simulate them, learn them, compare the two.')
  .usage('<command> [options]')
  .version(VERSION)
  .option('--no-color', 'no bold words')
  .addHelpText('after', programNotes)
  .configureHelp({ styleTitle: (text) => `\x1b[1m${text}\x1b[22m`, showGlobalOptions: false })
  .configureOutput({ outputError: (text, write) => write(oneLine(text)), getOutHasColors: outHasColors })
  .exitOverride()

for (const spec of commands) addCommand(spec)

function addCommand(spec: CommandSpec): void {
  const command = program.command(spec.name).description(spec.summary).copyInheritedSettings(program)
  for (const { name, about } of spec.arguments ?? []) command.argument(name, about)
  for (const option of spec.options) command.addOption(optionOf(option))
  if (spec.json !== false) command.option('--json', 'for programs: JSON on the standard output, and nothing else')
  command.option('--no-color', 'no bold words').option('-q, --quiet', 'no notes and no progress on the standard error')
  command.addHelpText('after', helpNotes(spec))
  command.action(async (...received) => {
    const { color, quiet, ...options } = command.opts<Required<StreamOptions>>()
    const { run } = await spec.load()
    const args = received.slice(0, -2).flat() as string[]
    const code = await run(processStreams({ color, quiet }), args, options as never)
    if (code !== undefined) process.exitCode = code
  })
}

function optionOf({ flags, about, parse, choices }: OptionSpec): Option {
  const option = new Option(flags, choices ? `${about}: ${choices.join(', ')}` : about)
  const read = parse ?? (choices && oneOf(choices))
  if (!read) return option
  return option.argParser((text, before) => {
    try {
      return read(text, before as never)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      throw new InvalidArgumentError(error.message)
    }
  })
}

function helpNotes({ examples, notes }: CommandSpec): string {
  const lines = examples.map((example) => `  ${example}`)
  return `\nExamples:\n${lines.join('\n')}${notes ? `\n\n${notes}` : ''}`
}

/** Commander's messages take up to two lines and begin with 'error: '. */
function oneLine(text: string): string {
  const line = text
    .trim()
    .replace(/^error: /, '')
    .replaceAll('\n', ' ')
  return `rhei: ${line.replace(/\.$/, '')}; --help says more\n`
}

let failed = false

/** A reader that has seen enough, as `head` has, is no failure. */
function fail(error: unknown): void {
  // What cannot be written fails where it was written and where the stream says so.
  if (failed) return
  failed = true
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else if (error instanceof Error && 'code' in error && error.code === 'EPIPE') process.exit(0)
  else {
    process.exitCode = exitCodeOf(error)
    process.stderr.write(`${errorLine(error)}\n`)
  }
}

process.stdout.on('error', fail)
program.parseAsync(process.argv.length > 2 ? process.argv : [...process.argv, '--help']).catch(fail)
