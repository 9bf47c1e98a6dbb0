#!/usr/bin/env node
import { Command, InvalidArgumentError } from 'commander'
import { systemsText } from './systems.ts'
import { verify } from './verify.ts'
import { verifyAll } from './verify-all.ts'

const program = new Command('rhei')
  .description('Dynamical systems: simulate them, learn them, compare the two.')
  .showHelpAfterError('(--help says more)')

program
  .command('systems')
  .description('list the systems of the catalogue')
  .option('--domain <name>', 'only this field of science, such as climate')
  .option('--kind <kind>', 'ode, map, dde or sde')
  .option('--dim <n>', 'only this many variables', wholeNumber)
  .option('--text <text>', 'only those with this in their name or source')
  .option('--chaotic', 'only those measured to be chaotic')
  .option('--json', 'one JSON array, with equations, parameters and measured exponents')
  .addHelpText('after', '\nExamples:\n  rhei systems --domain climate\n  rhei systems --chaotic --dim 3 --json')
  .action((options) => console.log(systemsText(options)))

program
  .command('verify')
  .description("measure a system's Lyapunov spectrum anew and hold it against the stored one")
  .argument('[name]', 'a name that `rhei systems` lists')
  .option('--all', 'every flow, map and delay equation, on all cores, into a data file; goes on where it was stopped')
  .option('--out <file>', 'with --all: the data file', 'systems/measured.json')
  .option('--anew', 'with --all: measure again what the file holds')
  .option('--time <t>', 'time to average over; default 1000 periods', positive)
  .option('--json', 'one line of JSON')
  .addHelpText(
    'after',
    '\nExamples:\n  rhei verify lorenz63\n  rhei verify henon --json\n\nExit code 1 where they disagree.',
  )
  .action(async (name, { all, ...options }) => {
    if (all) {
      const faults = await verifyAll(options)
      for (const fault of faults) console.log(fault)
      if (faults.length > 0) process.exitCode = 1
      return
    }
    if (name === undefined) throw new RangeError("verify: name a system, or take --all; 'rhei systems' lists them")
    const { text, agrees } = verify(name, options)
    console.log(text)
    if (!agrees) process.exitCode = 1
  })

function wholeNumber(text: string): number {
  const value = Number(text)
  if (!(Number.isInteger(value) && value > 0)) throw new InvalidArgumentError('It must be a positive whole number.')
  return value
}

function positive(text: string): number {
  const value = Number(text)
  if (!(value > 0 && Number.isFinite(value))) throw new InvalidArgumentError('It must be positive and finite.')
  return value
}

program.parseAsync().catch((error: unknown) => {
  // A mistake in the input deserves one line; anything else is ours, and wants its stack.
  const known = error instanceof RangeError || error instanceof SyntaxError || error instanceof TypeError
  console.error(known ? `rhei: ${error.message}` : error)
  process.exitCode = 1
})
