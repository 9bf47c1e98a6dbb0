import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { commands } from '../../src/cli/commands/list.ts'
import { run as compare } from '../../src/cli/compare.ts'
import { completion } from '../../src/cli/completion.ts'
import { csvOf, recordsOf } from '../../src/cli/data.ts'
import { exportFiles } from '../../src/cli/export.ts'
import { findSystem } from '../../src/cli/find-system.ts'
import { run as forecast } from '../../src/cli/forecast.ts'
import { run as inspect } from '../../src/cli/inspect.ts'
import { run as learn } from '../../src/cli/learn.ts'
import { learners } from '../../src/cli/learners.ts'
import { drawPair } from '../../src/cli/plot.ts'
import { rollout } from '../../src/cli/rollout.ts'
import { simulate } from '../../src/cli/simulate.ts'
import type { Streams } from '../../src/cli/streams.ts'
import { isUsageError } from '../../src/cli/usage-error.ts'
import { loadModel } from '../../src/io/model/model-file.ts'
import { rollout as rollOut } from '../../src/rollout.ts'
import type { System } from '../../src/system/system.ts'

const folder = mkdtempSync(join(tmpdir(), 'rhei-commands-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Streams that remember. */
function streams(
  input: Uint8Array = new Uint8Array(0),
): Streams & { readonly out: () => Uint8Array; readonly notes: string[] } {
  const chunks: Uint8Array[] = []
  const notes: string[] = []
  return {
    input: async () => input,
    write: async (chunk) => void chunks.push(Buffer.from(chunk as string)),
    note: (line) => void notes.push(line),
    progress: { update: () => {}, done: () => {} },
    outIsTerminal: false,
    bold: (text) => text,
    out: () => Buffer.concat(chunks),
    notes,
  }
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const input = (text: string) => ({ name: 'data', bytes: bytesOf(text), holds: 'text' as const })

test('what simulate writes reads back with the same bits, also several trajectories', async () => {
  const pendulum = await findSystem(streams(), 'pendulum')
  const one = simulate(pendulum, { to: 2, dt: 0.1 })
  expect((await recordsOf(input(csvOf(one))))[0]!.states).toEqual(one[0]!.states)
  const three = simulate(pendulum, { to: 2, dt: 0.1, starts: 3, noise: 0.01, seed: 5 })
  const back = await recordsOf(input(csvOf(three)))
  expect(back.map(({ states }) => states)).toEqual(three.map(({ states }) => states))
  expect(simulate(pendulum, { to: 2, dt: 0.1, starts: 3, noise: 0.01, seed: 5 })).toEqual(three)
})

test('a transient is passed by, and --every thins: the samples are the same', async () => {
  const henon = await findSystem(streams(), 'henon')
  const [whole] = simulate(henon, { to: 30 })
  const [late] = simulate(henon, { to: 20, transient: 10 })
  expect(late!.states).toEqual(whole!.states.subarray(20))
  const [thin] = simulate(henon, { to: 30, every: 10 })
  expect(Array.from(thin!.times)).toEqual([0, 10, 20, 30])
  expect(thin!.states.subarray(2, 4)).toEqual(whole!.states.subarray(20, 22))
})

test('equations on the command line, what they lack is named with the way out', async () => {
  const text = "x' = y; y' = -k*x"
  const { system, y0 } = await findSystem(streams(), text, { set: { k: 1 }, start: { x: 1, y: 0 } })
  const [record] = simulate({ id: 'text', system, y0 }, { to: Math.PI, dt: Math.PI })
  expect(record!.states[2]).toBeCloseTo(-1, 8)
  const lacking = await findSystem(streams(), text).catch((error: Error) => error)
  expect(isUsageError(lacking)).toBe(true)
  expect((lacking as Error).message).toBe(
    'equations: no value for parameter k and start of x, y; give --set k=… --start x=…,y=…',
  )
})

test('a model goes through a pipe with its scores; its file says what it was learned from', async () => {
  const data = csvOf(simulate(await findSystem(streams(), 'henon'), { to: 600 }))
  const learned = streams(bytesOf(data))
  await learn(learned, ['-'], { as: 'flow-map', width: 50, test: 0.3, calibrate: 5, seed: 3 })
  const { about } = loadModel(learned.out())
  expect(about).toMatchObject({ system: 'henon a=1.4 b=0.3', options: { learner: 'flow-map', width: 50, seed: 3 } })
  expect(about.data?.samples).toBe(421)
  expect(about.scores?.oneStepError).toBeLessThan(1e-3)
  const verdict = streams(learned.out())
  expect(await compare(verdict, ['-', 'henon'], { horizon: 20, starts: 5, json: true })).toBe(0)
  expect(JSON.parse(verdict.out().toString()).starts).toBe(5)
  const looked = streams(learned.out())
  await inspect(looked, ['-'], { json: true })
  expect(JSON.parse(looked.out().toString())).toMatchObject({ holds: 'model', dt: 1, layers: [50], library: '0.1.0' })
})

test('bands come from the file, or from data that are new, never from the training data', async () => {
  const path = (name: string): string => join(folder, name)
  const data = csvOf(simulate(await findSystem(streams(), 'henon'), { to: 400 }))
  await learn(streams(bytesOf(data)), ['-'], { width: 40, out: path('all.rhei') })
  await learn(streams(bytesOf(data)), ['-'], { width: 40, test: 0.4, calibrate: 4, out: path('part.rhei') })
  const said = async (model: string, text: string): Promise<string> => {
    const to = streams(bytesOf(text))
    await forecast(to, [path(model), '-'], { horizon: 4, json: true })
    return JSON.parse(to.out().toString()).bands
  }
  expect(await said('all.rhei', data)).toMatch(/^none: the model was learned from this record/)
  expect(await said('part.rhei', data)).toMatch(/^measured when the model was learned, on \d+ forecasts/)
  const longer = csvOf(simulate(await findSystem(streams(), 'henon'), { to: 500 }))
  expect(await said('all.rhei', longer)).toMatch(/^measured on \d+ forecasts within this record/)
})

test('rollout after a record goes on where rollout from its last state would', async () => {
  const henon = await findSystem(streams(), 'henon')
  const [record] = simulate(henon, { to: 10 })
  const after = rollout(henon, record, { steps: 3 })
  const { states } = rollOut(henon.system as System, record!.states.subarray(20), [10, 11, 12, 13])
  expect(after.states).toEqual(states.subarray(2))
})

test('an export in C brings the header that it includes; figures have their data', async () => {
  const vanDerPol = await findSystem(streams(), 'vanDerPol')
  const files = exportFiles(vanDerPol, { to: 'c', out: join(folder, 'my model.c') })
  expect(Object.keys(files)).toEqual([join(folder, 'my model.c'), join(folder, 'my_model.h')])
  expect(Object.values(files)[0]).toContain('#include "my_model.h"')
  const henon = await findSystem(streams(), 'henon')
  const { figures } = drawPair(
    { name: 'a', found: henon },
    { name: 'b', found: henon },
    { horizon: 5, starts: 2, climate: false },
  )
  expect(Object.keys(figures)).toEqual(['phase-portrait', 'time-series', 'error-growth'])
})

test('an option that a learner does not take is refused; every learner of the help exists', async () => {
  const refused = await learn(streams(bytesOf('t,x\n0,1\n1,2\n')), ['-'], { as: 'sindy', width: 3 }).catch(
    (e: Error) => e,
  )
  expect((refused as Error).message).toBe('--as sindy takes no --width; it takes --degree, --threshold')
  const option = commands.find(({ name }) => name === 'learn')?.options.find(({ flags }) => flags.startsWith('--as'))
  expect(option?.choices).toEqual(Object.keys(learners))
})

test.each(['bash', 'zsh', 'fish'])('completion for %s knows every command and option', (shell) => {
  const script = completion(shell, commands)
  for (const { name, options } of commands) {
    expect(script).toContain(name)
    for (const { flags } of options) expect(script).toContain(/--([\w-]+)/.exec(flags)![1])
  }
})

test('a file is written whole: its bytes are the model', async () => {
  const out = join(folder, 'whole.rhei')
  const data = csvOf(simulate(await findSystem(streams(), 'henon'), { to: 100 }))
  const said = streams(bytesOf(data))
  await learn(said, ['-'], { width: 20, out, json: true })
  expect(JSON.parse(said.out().toString()).bytes).toBe(readFileSync(out).length)
})
