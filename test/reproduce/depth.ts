import { rk4 } from '../../src/integrate/fixed/rk4.ts'
import { type FlowMapOptions, learnFlowMap } from '../../src/learn/flow-map.ts'
import { hitAndRun } from '../../src/network/hit-and-run.ts'
import type { LayerSampler } from '../../src/network/sampler.ts'
import { swim } from '../../src/network/swim.ts'
import type { System } from '../../src/system/system.ts'
import { slice, type Trajectory } from '../../src/trajectory.ts'
import { lorenz63 as system } from '../../systems/chaos/lorenz63.ts'
import {
  attractorScale,
  attractorSeries,
  attractorTruths,
  overSeeds,
  type Protocol,
  validTimes,
} from './forecast-protocol.ts'
import { asked, type Request, type Row, type Scale, type Table } from './table.ts'

const LYAPUNOV_EXPONENT = 0.9056
const DT = 0.01
const THRESHOLD = 0.3

interface Case {
  readonly method: string
  /** Neurons of all layers together. */
  readonly width: number
  readonly layers: number
  readonly published: number | null
  readonly learn: (record: Trajectory, seed: number) => System
}

function flowMap(options: FlowMapOptions): Case['learn'] {
  return (record, seed) => learnFlowMap(record, { ...options, seed })
}

function residual(width: number, layers: number, sampler: LayerSampler): Case['learn'] {
  return flowMap({ width: equal(width, layers), residual: true, sampler })
}

function equal(width: number, layers: number): number[] {
  return new Array<number>(layers).fill(width / layers)
}

/** The same neurons in one, two and three layers. */
function depths(name: string, width: number, sampler: LayerSampler): Case[] {
  const one = { width, published: null }
  const several = [2, 3].flatMap((layers): Case[] => [
    { ...one, method: `${name}, a chain`, layers, learn: flowMap({ width: equal(width, layers), sampler }) },
    { ...one, method: `${name}, skip`, layers, learn: flowMap({ width: equal(width, layers), skip: true, sampler }) },
    { ...one, method: `${name}, residual`, layers, learn: residual(width, layers, sampler) },
  ])
  return [{ ...one, method: name, layers: 1, learn: flowMap({ width, sampler }) }, ...several]
}

/**
 * Published: Mandal and Gottwald 2025: random features, skip (the network gives the next state less the present one), and
 * deep skip with 32 blocks of 1024 neurons.
 */
function cases(scale: Scale): Case[] {
  const sampler = hitAndRun()
  const width = scale === 'full' ? 2048 : 1024
  const increments = flowMap({ width: 1024, sampler, target: 'increment' })
  const totals = scale === 'full' ? [60, 120, 240, 510] : [60, 240]
  return [
    { method: 'hit-and-run', width: 512, layers: 1, published: 9.8, learn: flowMap({ width: 512, sampler }) },
    { method: 'hit-and-run, increments', width: 1024, layers: 1, published: 10.5, learn: increments },
    { method: 'hit-and-run, residual', width, layers: 8, published: 12, learn: residual(width, 8, sampler) },
    ...totals.flatMap((total) => depths('hit-and-run, slope 0.5', total, hitAndRun({ slopeScale: 0.5 }))),
    ...totals.flatMap((total) => depths('swim, slope 0.15', total, swim({ slopeScale: 0.15 }))),
  ]
}

export const depth: Table = {
  name: 'depth',
  title: `what depth is worth: valid prediction time of ${system.name} without noise, in Lyapunov times (exponent ${LYAPUNOV_EXPONENT}), 20 starts, medians over seeds`,
  *rows(request) {
    const truths = attractorTruths(system, { starts: 20, steps: 3500, dt: DT, transient: 1000, apart: 10 })
    const scale = attractorScale(system)
    const protocol = { threshold: THRESHOLD, lyapunovExponent: LYAPUNOV_EXPONENT, truths, scale }
    for (const one of cases(request.scale)) {
      if (!asked(request, one.method)) continue
      request.progress(`depth: ${one.method}, ${one.width} neurons in ${one.layers} …`)
      yield caseRow(one, protocol, request)
    }
    yield agreementRow(protocol)
  },
}

/** Each seed learns from a record of its own. */
function caseRow({ method, width, layers, published, learn }: Case, protocol: Protocol, request: Request): Row {
  const samples = request.scale === 'full' ? 50_000 : 10_000
  const records = attractorSeries(system, DT, samples + 500 * request.seeds.length, 50)
  const runs = request.seeds.map((seed, i) => {
    const record = slice(records, 500 * i, 500 * i + samples)
    const start = performance.now()
    const model = learn(record, seed)
    return { seconds: (performance.now() - start) / 1000, ...validTimes(model, protocol) }
  })
  return {
    method,
    samples,
    width,
    layers,
    dt: DT,
    threshold: THRESHOLD,
    published,
    ...overSeeds(runs),
  }
}

/** Beyond this a valid time means nothing: the true equations, integrated by rk4 with 1/10 of the step. */
function agreementRow(protocol: Protocol): Row {
  return {
    method: `the true equations by rk4, step ${DT / 10}`,
    samples: 0,
    width: 0,
    layers: 0,
    dt: DT,
    threshold: THRESHOLD,
    validTime: validTimes(system, protocol, rk4({ step: DT / 10 })),
    published: null,
    fitSeconds: 0,
    seeds: 1,
  }
}
