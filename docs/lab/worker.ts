import { describeData, formatCsv, saveModel } from '../../src/index.ts'
import { readAddress } from './address.ts'
import { factsOf, labEntries, plainSystem } from './lab-system.ts'
import { longRun } from './long-run.ts'
import type { Reply, Request } from './messages.ts'
import { recordTrial } from './record-trial.ts'
import { labScript } from './script.ts'
import type { LabSettings } from './settings.ts'
import { follow, type LabModel, learn, recordKey, type Simulation, simulate } from './trial.ts'
import { followViews, longRunViews, summaryOf } from './views.ts'

/** Milliseconds of rest after which the slower measurements begin. */
const REST = 250

/** The newest request; older ones end at their next pause. */
let newest = 0
/** The last record, for settings that change the model alone. */
let kept: { readonly key: string; readonly simulation: Simulation } | undefined

type Told = Reply extends infer R ? (R extends { readonly id: number } ? Omit<R, 'id'> : never) : never

addEventListener('message', async ({ data }: MessageEvent<Request>) => {
  newest = data.id
  const reply = (message: Told): void => postMessage({ ...message, id: data.id })
  try {
    if (data.kind === 'open') open(data.address, reply)
    else if (data.kind === 'show') await show(data.id, data.settings, reply)
    else if (data.kind === 'file') reply(fileOf(data.what, data.settings))
    else reply({ kind: 'record', trial: await recordTrial(data.record, (text) => reply({ kind: 'progress', text })) })
  } catch (error) {
    // What a visitor's own equations, numbers and files can cause; anything else is ours.
    if (!(error instanceof RangeError || error instanceof SyntaxError)) console.error(error)
    reply({ kind: 'failed', during: data.kind, message: (error as Error).message })
  }
})

function open(address: string, reply: (message: Told) => void): void {
  const systems = labEntries().map(({ id, name, domain, chaotic }) => ({ id, name, domain, chaotic }))
  const { settings, refused } = readAddress(address, (system, equations) => {
    try {
      return factsOf(plainSystem({ system, equations }))
    } catch {
      return undefined
    }
  })
  reply({ kind: 'opened', systems, settings, refused })
}

async function show(id: number, settings: LabSettings, reply: (message: Told) => void): Promise<void> {
  reply({ kind: 'system', facts: factsOf(plainSystem(settings)) })
  const { simulation, model, learnSeconds } = made(settings)
  const followed = follow(simulation, model)
  const summary = summaryOf(simulation, model, followed, learnSeconds)
  const portrait = {
    dim: simulation.truth.dim,
    truth: Float32Array.from(simulation.truth.states),
    model: Float32Array.from(followed.prediction.states),
  }
  reply({ kind: 'followed', summary, portrait, figures: followViews(simulation, followed) })
  await pause(REST)
  for (const found of longRun(simulation, model, settings.numbers.dt)) {
    if (newest !== id) return
    const { exponents, stopped } = found
    reply({
      kind: 'long-run',
      figures: longRunViews(found),
      ...(exponents && { exponents }),
      ...(stopped && { stopped }),
    })
    await pause(0)
  }
}

function made(settings: LabSettings): {
  readonly simulation: Simulation
  readonly model: LabModel
  readonly learnSeconds: number
} {
  const key = recordKey(settings)
  if (kept?.key !== key) kept = { key, simulation: simulate(settings) }
  const { simulation } = kept
  const begun = performance.now()
  const model = learn(simulation, settings)
  return { simulation, model, learnSeconds: (performance.now() - begun) / 1000 }
}

function fileOf(what: 'model' | 'data' | 'script', settings: LabSettings): Told {
  const { simulation, model } = made(settings)
  const { record, system, lyapunovExponent } = simulation
  const text = (content: string): Uint8Array => new TextEncoder().encode(content)
  if (what === 'data') return { kind: 'file', name: 'lab.csv', bytes: text(formatCsv(record)) }
  if (what === 'script')
    return { kind: 'file', name: 'lab.ts', bytes: text(labScript(settings, system, lyapunovExponent)) }
  return { kind: 'file', name: 'lab.rhei', bytes: saveModel(model, { data: describeData(record) }) }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
