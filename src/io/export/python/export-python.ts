import { calledBy } from '../program/called.ts'
import type { Program } from '../program/program.ts'
import { type ExportableModel, programOf } from '../program/to-program.ts'
import { type ExportOptions, heading } from '../text/heading.ts'
import { floating } from '../text/listing.ts'
import { pythonBlock } from './python-block.ts'
import { pythonEnergyBody } from './python-energy.ts'
import { pythonEquations } from './python-equations.ts'
import { pythonFunctions } from './python-functions.ts'
import { pythonNetworkBody } from './python-network.ts'

/**
 * The source of a Python module that computes what the model does, with the same bits, and imports NumPy alone. States are arrays of
 * shape (..., DIM), one or many. It has
 * NAME, VARIABLES, DIM and, for a map, DT, advance(state) and rollout(y0, steps); for a field field(t, state), as SciPy's
 * solve_ivp takes it, and rollout(y0, steps, dt) by classical Runge–Kutta steps; for a function predict(rows). Systems of
 * equations call NumPy's own functions.
 *
 * @throws RangeError for a model that cannot be exported, with the way out.
 */
export function exportPython(model: ExportableModel, options: ExportOptions = {}): string {
  const program = programOf(model, 'exportPython')
  const { kind, name, variables, outputs, dt } = program
  const strings = (values: readonly string[]) => `[${values.map((value) => JSON.stringify(value)).join(', ')}]`
  const blocks = [
    `${heading(program, 'exportPython', options, usage(program))
      .map((line) => `# ${line}`)
      .join('\n')}\n\nimport numpy as np`,
    [
      `NAME = ${JSON.stringify(name)}`,
      `VARIABLES = ${strings(variables)}`,
      ...(outputs ? [`OUTPUTS = ${strings(outputs)}`] : []),
      `DIM = ${variables.length}`,
      ...(kind === 'map' && dt !== undefined ? [`DT = ${floating(dt)}`] : []),
    ].join('\n'),
    ...pythonFunctions(calledBy(program)),
    ...bodyParts(program),
    ...rolloutOf(program),
  ]
  return `${blocks.join('\n\n\n')}\n`
}

function usage({ kind, timed }: Program): string[] {
  if (kind === 'function')
    return ['from model import predict, OUTPUTS', 'y = predict(rows)  # shape (..., len(OUTPUTS))']
  return [
    `from model import ${kind === 'map' ? 'advance' : 'field'}, rollout, VARIABLES`,
    `states = rollout(y0, 1000${kind === 'map' ? '' : ', 0.01'})  # row i is the state after i steps`,
    kind === 'map'
      ? `y = advance(y${timed ? ', t' : ''})  # one step`
      : 'solution = scipy.integrate.solve_ivp(field, (0, 10), y0)',
  ]
}

const openings: Readonly<Record<Program['kind'], (timed: boolean) => string>> = {
  map: (timed) => `def advance(state${timed ? ', t=0.0' : ''}):`,
  field: () => 'def field(t, state):',
  function: () => 'def predict(state):',
}

function bodyParts({ kind, body, timed, variables }: Program): string[] {
  const opening = openings[kind](timed)
  if (body.kind === 'equations') {
    const { functions, source } = pythonEquations(body, opening)
    return [...functions, source]
  }
  const time = timed || kind === 'field' ? 't' : '0.0'
  const { constants, functions, lines } =
    body.kind === 'energy'
      ? pythonEnergyBody(body, variables.length)
      : pythonNetworkBody(body, variables.length, `_known(${time}, state)`)
  const known =
    body.kind === 'network' && typeof body.base === 'object' && pythonEquations(body.base, 'def _known(t, state):')
  return [
    constants.join('\n'),
    ...functions,
    ...(known ? [...known.functions, known.source] : []),
    pythonBlock(opening, lines),
  ]
}

function rolloutOf({ kind, timed, dt = 1 }: Program): string[] {
  if (kind === 'function') return []
  if (kind === 'map')
    return [
      `def rollout(y0, steps${timed ? ', t0=0.0' : ''}):
    """The states after 0, 1, ..., steps steps from y0, shape (steps + 1, ..., DIM)."""
    states = np.empty((steps + 1,) + np.shape(y0))
    states[0] = y0
    for i in range(steps):
        states[i + 1] = advance(states[i]${timed ? `, t0 + i * ${floating(dt)}` : ''})
    return states`,
    ]
  return [
    `def rollout(y0, steps, dt, t0=0.0):
    """The states at t0, t0 + dt, ... by classical Runge-Kutta steps from y0, shape (steps + 1, ..., DIM)."""
    states = np.empty((steps + 1,) + np.shape(y0))
    states[0] = y0
    for i in range(steps):
        y, t = states[i], t0 + i * dt
        k1 = field(t, y)
        k2 = field(t + 0.5 * dt, y + dt * (0.5 * k1))
        k3 = field(t + 0.5 * dt, y + dt * (0.5 * k2))
        k4 = field(t + dt, y + dt * k3)
        states[i + 1] = y + dt * ((1 / 6) * k1 + (1 / 3) * k2 + (1 / 3) * k3 + (1 / 6) * k4)
    return states`,
  ]
}
