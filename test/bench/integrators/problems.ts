import { defineOde } from '../../../src/system/define-ode.ts'
import type { OdeSystem } from '../../../src/system/system.ts'
import { lorenz63 } from '../../../systems/chaos/lorenz63.ts'
import values from '../../reference/reference-values.json' with { type: 'json' }
import { pleiades } from './pleiades.ts'

/** An initial value problem from t = 0 and the system's initial state. */
export interface Problem {
  readonly name: string
  /** Over its panel of the figure. */
  readonly title: string
  readonly system: OdeSystem
  readonly end: number
  readonly stiff: boolean
  /** The smallest size that counts, for all variables or one per variable; absolute tolerances are in proportion to it. */
  readonly scale: number | readonly number[]
  /** The state at the end, or its first components. Absent where none can be known: chaos, for long. */
  readonly reference?: readonly number[]
}

const kepler = defineOde({
  name: 'Kepler orbit',
  equations: { x: 'u', y: 'v', u: '-x/sqrt(x^2 + y^2)^3', v: '-y/sqrt(x^2 + y^2)^3' },
  initialState: [0.5, 0, 0, Math.sqrt(3)],
})

const orbit = values.stiff_and_testset.arenstorf
const arenstorf = defineOde({
  name: 'Arenstorf orbit',
  parameters: { mu: Number(orbit.mu) },
  equations: {
    x: 'u',
    y: 'v',
    u: 'x + 2*v - (1 - mu)*(x + mu)/sqrt((x + mu)^2 + y^2)^3 - mu*(x - 1 + mu)/sqrt((x - 1 + mu)^2 + y^2)^3',
    v: 'y - 2*u - (1 - mu)*y/sqrt((x + mu)^2 + y^2)^3 - mu*y/sqrt((x - 1 + mu)^2 + y^2)^3',
  },
  initialState: orbit.ic.map(Number),
  source: 'Hairer, Nørsett, Wanner, Solving Ordinary Differential Equations I, eq. (0.1)',
})

const robertson = defineOde({
  name: 'Robertson',
  parameters: { k1: 0.04, k2: 3e7, k3: 1e4 },
  equations: { x: '-k1*x + k3*y*z', y: 'k1*x - k3*y*z - k2*y^2', z: 'k2*y^2' },
  initialState: { x: 1, y: 0, z: 0 },
  source: 'Hairer, Wanner, Solving Ordinary Differential Equations II, eq. (IV.1.4)',
})

const vanDerPol = defineOde({
  name: 'van der Pol',
  parameters: { eps: 1e-6 },
  equations: { x: 'y', y: '((1 - x^2)*y - x)/eps' },
  initialState: { x: 2, y: 0 },
  source: 'Hairer, Wanner, Solving Ordinary Differential Equations II, eq. (IV.10.3)',
})

const oregonator = defineOde({
  name: 'Oregonator',
  parameters: { s: 77.27, q: 8.375e-6, w: 0.161 },
  equations: { x: 's*(y + x*(1 - q*x - y))', y: '(z - (1 + x)*y)/s', z: 'w*(x - z)' },
  initialState: { x: 1, y: 2, z: 3 },
  source: 'Hairer, Wanner, Solving Ordinary Differential Equations II, eq. (IV.10.4)',
})

const { stiff_and_testset: published, 'lorenz63_10_28_8/3_from_(1,1,1)': lorenz } = values
const orbits = values['kepler mu=a=1 start at perihelion (x,y,vx,vy); energy -1/2; L=sqrt(1-e^2); period 2pi']
const [nonstiff, stiff] = [
  { stiff: false, scale: 1 },
  { stiff: true, scale: 1 },
] as const

/** In the order of the table and the figure. */
export const problems: readonly Problem[] = [
  {
    ...nonstiff,
    name: 'lorenz',
    title: 'Lorenz, chaos, t = 10',
    system: lorenz63,
    end: 10,
    reference: lorenz.a[10].map(Number),
  },
  {
    ...nonstiff,
    name: 'kepler',
    title: 'Kepler orbit, 16 turns',
    system: kepler,
    end: 100,
    reference: orbits['e=0.5,t=100'].map(Number),
  },
  {
    ...nonstiff,
    name: 'arenstorf',
    title: 'Arenstorf orbit, one period',
    system: arenstorf,
    end: Number(orbit.period),
    reference: orbit.ic.map(Number),
  },
  {
    ...nonstiff,
    name: 'pleiades',
    title: 'Pleiades, 7 bodies',
    system: pleiades,
    end: 3,
    reference: [...published['pleiades_x(3)'], ...published['pleiades_y(3)']],
  },
  { ...nonstiff, name: 'lorenz T=1000', title: 'Lorenz to t = 1000', system: lorenz63, end: 1000 },
  {
    ...stiff,
    name: 'robertson',
    title: 'Robertson, stiff, t = 1e11',
    system: robertson,
    end: 1e11,
    scale: [1e-8, 1e-13, 1],
    reference: published['rober_t=1e11 (Hairer test set; scipy Radau cross-checked to 9 digits)'].map(Number),
  },
  {
    ...stiff,
    name: 'van der pol 1e6',
    title: 'van der Pol, stiff, ε = 1e-6',
    system: vanDerPol,
    end: 2,
    reference: published['vdpol_eps1e-6_t=2 from (2,0)'].map(Number),
  },
  {
    ...stiff,
    name: 'oregonator',
    title: 'Oregonator, stiff, t = 360',
    system: oregonator,
    end: 360,
    reference: published['orego_t=360 from (1,2,3)'].map(Number),
  },
]

/** @throws RangeError for a name that no problem has. */
export function problemNamed(name: string): Problem {
  const problem = problems.find((candidate) => candidate.name === name)
  if (!problem) throw new RangeError(`no problem '${name}', use one of ${problems.map((p) => p.name).join(', ')}`)
  return problem
}
