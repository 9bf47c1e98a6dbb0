import { integrateDde } from '../../src/integrate/dde/integrate-dde.ts'
import { etdrk4 } from '../../src/integrate/etdrk4.ts'
import { dop853 } from '../../src/integrate/explicit/dop853.ts'
import { integrate } from '../../src/integrate/integrate.ts'
import { iterate } from '../../src/integrate/iterate.ts'
import { eulerMaruyama } from '../../src/integrate/sde/euler-maruyama.ts'
import { integrateSde } from '../../src/integrate/sde/integrate-sde.ts'
import { sri2 } from '../../src/integrate/sde/sri2.ts'
import { rodas5p } from '../../src/integrate/stiff/rodas5p.ts'
import { type Trajectory, timeGrid } from '../../src/trajectory.ts'
import type { CatalogueEntry, CatalogueSystem } from '../../systems/catalogue.ts'
import { settled } from './settled.ts'
import { finer, type Times, timesFor } from './times.ts'
import { telling, turnsOnce } from './variables.ts'
import { axisOf, columnsOf } from './view.ts'

/** The motion of a system from its default start. */
export interface Simulation {
  readonly trajectory: Trajectory
  /** Three lines that give this very trajectory. */
  readonly code: string
  /** Rows of the trajectory per characteristic time; 1 for a map. */
  readonly perTurn: number
  /** The first row to show. */
  readonly from: number
}

type Kind<Name extends CatalogueSystem['kind']> = Extract<CatalogueSystem, { kind: Name }>
type Motion = Pick<Simulation, 'trajectory' | 'code'>

const ITERATIONS = 20_000
/** A system that takes more steps than this for a portrait is stiff. */
const PATIENCE = 150_000
const JUMP = 0.1
/** Of the method for fields, whose rows are far apart. */
const STEPS_PER_ROW = 10

/** A numerical failure ends in the trajectory's status. @throws what the system's own functions throw. */
export function simulate(entry: CatalogueEntry): Simulation {
  const { id, system } = entry
  if (system.kind === 'map') return { ...iterated(id, system), perTurn: 1, from: 0 }
  const times = timesFor(entry)
  const first = moved(id, system, times)
  if (system.kind === 'sde' || entry.domain === 'fields' || turnsOnce(entry) || !isCoarse(first.trajectory))
    return shown(entry, first, times)
  return shown(entry, moved(id, system, finer(times)), finer(times))
}

function shown(entry: CatalogueEntry, motion: Motion, { perTurn }: Times): Simulation {
  return { ...motion, perTurn, from: turnsOnce(entry) || entry.domain === 'fields' ? 0 : settled(motion.trajectory) }
}

/** Whether a variable jumps by a tenth of its range from row to row, as in a spike. */
function isCoarse(trajectory: Trajectory): boolean {
  return telling(trajectory).some((j) => {
    const [values] = columnsOf(trajectory, [j])
    const { low, high } = axisOf('', values)
    return values.some((value, i) => i > 0 && Math.abs(value - values[i - 1]) > JUMP * (high - low))
  })
}

function moved(id: string, system: Exclude<CatalogueSystem, { kind: 'map' }>, times: Times): Motion {
  switch (system.kind) {
    case 'ode':
      return integrated(id, system, times)
    case 'sde':
      return integratedSde(id, system, times)
    case 'dde':
      return integratedDde(id, system, times)
  }
}

function integrated(id: string, system: Kind<'ode'>, { dt, n }: Times): Motion {
  const times = timeGrid(0, dt, n)
  const call = `${id}, ${id}.initialState, timeGrid(0, ${dt}, ${n})`
  if (system.semilinear) {
    const step = Number((dt / STEPS_PER_ROW).toPrecision(6))
    return {
      trajectory: integrate(system, system.initialState, times, etdrk4({ step })),
      code: lines(id, 'integrate', `${call}, etdrk4({ step: ${step} })`, ['etdrk4', 'timeGrid']),
    }
  }
  const trajectory = integrate(system, system.initialState, times, dop853({ maxSteps: PATIENCE }))
  if (trajectory.status !== 'max-steps') return { trajectory, code: lines(id, 'integrate', call, ['timeGrid']) }
  return {
    trajectory: integrate(system, system.initialState, times, rodas5p()),
    code: lines(id, 'integrate', `${call}, rodas5p()`, ['rodas5p', 'timeGrid']),
  }
}

function integratedSde(id: string, system: Kind<'sde'>, { dt, n }: Times): Motion {
  const [name, method] = system.noiseKind === 'general' ? ['eulerMaruyama', eulerMaruyama] : ['sri2', sri2]
  const step = Number((dt / 5).toPrecision(6))
  const call = `${id}, ${id}.initialState, timeGrid(0, ${dt}, ${n}), ${name}({ step: ${step} })`
  return {
    trajectory: integrateSde(system, system.initialState, timeGrid(0, dt, n), method({ step })),
    code: lines(id, 'integrateSde', call, [name, 'timeGrid']),
  }
}

function integratedDde(id: string, system: Kind<'dde'>, { dt, n }: Times): Motion {
  const past = system.history ?? system.initialState
  const call = `${id}, ${id}.${system.history ? 'history' : 'initialState'}, timeGrid(0, ${dt}, ${n})`
  return {
    trajectory: integrateDde(system, past, timeGrid(0, dt, n)),
    code: lines(id, 'integrateDde', call, ['timeGrid']),
  }
}

function iterated(id: string, system: Kind<'map'>): Motion {
  const call = `${id}, ${id}.initialState, ${ITERATIONS}`
  return { trajectory: iterate(system, system.initialState, ITERATIONS), code: lines(id, 'iterate', call) }
}

function lines(id: string, verb: string, call: string, others: readonly string[] = []): string {
  return [
    `import { ${[verb, ...others].sort().join(', ')} } from 'rhei'`,
    `import { ${id} } from 'rhei/systems'`,
    `const trajectory = ${verb}(${call})`,
  ].join('\n')
}
