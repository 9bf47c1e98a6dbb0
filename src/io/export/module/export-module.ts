import type { Box } from '../../../math/box.ts'
import { functionsOf } from '../program/called.ts'
import type { Program } from '../program/program.ts'
import { type ExportableModel, programOf } from '../program/to-program.ts'
import { block } from '../text/block.ts'
import { type ExportOptions, heading } from '../text/heading.ts'
import { decimal } from '../text/listing.ts'
import { moduleEnergyBody } from './module-energy.ts'
import { moduleEquations } from './module-equations.ts'
import { moduleFunctions } from './module-functions.ts'
import { moduleNetworkBody } from './module-network.ts'

/**
 * The source of an ES module that computes what the model does, with the same bits, and imports nothing. It exports name,
 * variables, dim, the region of the training data where it is known and, for a map, dt, advance(y, next) and
 * rollout(y0, steps); for a field field(t, y, dydt) and rollout(y0, steps, dt) by classical Runge–Kutta steps; for a
 * function predict(x, y). Systems of equations call the engine's own Math.
 *
 * @throws RangeError for a model that cannot be exported, with the way out.
 */
export function exportModule(model: ExportableModel, options: ExportOptions = {}): string {
  const program = programOf(model, 'exportModule')
  const { kind, name, variables, outputs, dt, region } = program
  const parts = bodyParts(program)
  const blocks = [
    heading(program, 'exportModule', options, usage(program))
      .map((line) => `// ${line}`)
      .join('\n'),
    [
      `export const name = ${JSON.stringify(name)}`,
      `export const variables = ${JSON.stringify(variables)}`,
      ...(outputs ? [`export const outputs = ${JSON.stringify(outputs)}`] : []),
      `export const dim = ${variables.length}`,
      ...(kind === 'map' && dt !== undefined ? [`export const dt = ${dt}`] : []),
      ...(region ? [`export const region = ${literal(region)}`] : []),
    ].join('\n'),
    ...functionsOf(program, moduleFunctions),
    ...parts,
    ...rolloutOf(program),
  ]
  return `${blocks.join('\n\n')}\n`
}

/** A delay vector's entries that a model does not look at are unbounded. */
function literal({ lower, upper }: Box): string {
  return `{ lower: [${lower.map(decimal).join(', ')}], upper: [${upper.map(decimal).join(', ')}] }`
}

function usage({ kind, timed, variables }: Program): string[] {
  const start = `[${variables.length > 4 ? '...' : variables.map(() => '1').join(', ')}]`
  const from = 'from "./model.mjs"'
  const time = timed ? ', t0' : ''
  if (kind === 'function')
    return [
      `import { predict, outputs } ${from}`,
      `const y = predict(${start}) // a Float64Array, one number per output`,
    ]
  return [
    `import { ${kind === 'map' ? 'advance' : 'field'}, rollout, dim } ${from}`,
    `const states = rollout(${start}, 1000${kind === 'map' ? '' : ', 0.01'}${time}) // a Float64Array, row i the state after i steps`,
    kind === 'map'
      ? `advance(y, next${timed ? ', t' : ''}) // writes the state one step after y into next, which must be another array`
      : 'field(t, y, dydt) // writes the derivative at y into dydt, which must be another array',
  ]
}

const openings: Readonly<Record<Program['kind'], (timed: boolean) => string>> = {
  map: (timed) => `export function advance(state, out${timed ? ', t = 0' : ''})`,
  field: () => 'export function field(t, state, out)',
  function: () => 'export function predict(state, out = new Float64Array(outputs.length))',
}

function bodyParts({ kind, body, timed, variables }: Program): string[] {
  const opening = openings[kind](timed)
  if (body.kind === 'equations') {
    const { functions, source } = moduleEquations(body, opening)
    return [...functions, source]
  }
  const dim = variables.length
  const { constants, functions, lines } =
    body.kind === 'energy'
      ? moduleEnergyBody(body, dim)
      : moduleNetworkBody(body, `known(${timed || kind === 'field' ? 't' : 0}, state, base)`)
  const known = body.kind === 'network' && typeof body.base === 'object' ? body.base : undefined
  const { functions: called = [], source = '' } = known ? moduleEquations(known, 'function known(t, state, out)') : {}
  return [
    ...(constants.length > 0 ? [constants.join('\n')] : []),
    ...functions,
    ...called,
    ...(known ? [source] : []),
    block(opening, kind === 'function' ? [...lines, 'return out'] : lines),
  ]
}

function rolloutOf({ kind, timed, dt = 1 }: Program): string[] {
  if (kind === 'function') return []
  if (kind === 'map')
    return [
      `/** The states after 0, 1, ..., steps steps from y0, shape [steps + 1, dim]. */
export function rollout(y0, steps${timed ? ', t0 = 0' : ''}) {
  const states = new Float64Array((steps + 1) * dim)
  states.set(y0)
  for (let i = 0; i < steps; i++) {
    const at = i * dim
    advance(states.subarray(at, at + dim), states.subarray(at + dim, at + 2 * dim)${timed ? `, t0 + i * ${dt}` : ''})
  }
  return states
}`,
    ]
  return [
    `/** The states at t0, t0 + dt, ... by classical Runge-Kutta steps from y0, shape [steps + 1, dim]. */
export function rollout(y0, steps, dt, t0 = 0) {
  const states = new Float64Array((steps + 1) * dim)
  states.set(y0)
  const [k1, k2, k3, k4, at] = Array.from({ length: 5 }, () => new Float64Array(dim))
  for (let i = 0; i < steps; i++) {
    const y = states.subarray(i * dim, (i + 1) * dim)
    const t = t0 + i * dt
    const slope = (c, from, to) => {
      for (let j = 0; j < dim; j++) at[j] = y[j] + dt * (c * from[j])
      field(t + c * dt, at, to)
    }
    field(t, y, k1)
    slope(0.5, k1, k2)
    slope(0.5, k2, k3)
    slope(1, k3, k4)
    for (let j = 0; j < dim; j++)
      states[(i + 1) * dim + j] = y[j] + dt * ((1 / 6) * k1[j] + (1 / 3) * k2[j] + (1 / 3) * k3[j] + (1 / 6) * k4[j])
  }
  return states
}`,
  ]
}
