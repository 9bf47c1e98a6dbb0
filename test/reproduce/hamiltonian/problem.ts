import { defineHamiltonian } from '../../../src/system/define-hamiltonian.ts'
import type { HamiltonianSystem } from '../../../src/system/system.ts'
import { doublePendulum } from '../../../systems/mechanics/double-pendulum.ts'
import { henonHeiles } from '../../../systems/mechanics/henon-heiles.ts'
import { pendulum } from '../../../systems/mechanics/pendulum.ts'
import type { Scale } from '../table.ts'

/** Mean relative errors of 10 runs by Rahma, Datar, Dietrich 2024 (arXiv 2411.17511), by method. */
export type Published = Readonly<Partial<Record<'elm' | 'u-swim' | 'a-swim' | 'hnn-adam', number>>>

export interface Size {
  readonly samples: number
  readonly width: number
}

/** A system, the box that it is learned in, and what was published for it. */
export interface Problem {
  readonly system: HamiltonianSystem
  readonly box: string
  /** Half the box's widths, around 0. */
  readonly reach: readonly number[]
  /** By the names that rows without names have: q1, …, p1, …. */
  readonly periodic?: Readonly<Record<string, number>>
  readonly publishedSize: Size
  readonly published: Published
  readonly short: Size
  /** Networks of the separable or mechanical form. */
  readonly structured?: { readonly form: 'separable' | 'mechanical'; readonly width: number }
  /** Degree of H, where it is a polynomial. */
  readonly degree?: number
}

const lotkaVolterra = defineHamiltonian({
  name: 'Lotka–Volterra',
  positions: ['q'],
  momenta: ['p'],
  hamiltonian: '-exp(p) + p - exp(q) + 2*q',
  initialState: { q: 0, p: 0 },
})

const turn = 2 * Math.PI
const large = { samples: 10_000, width: 1000 }

export const problems: readonly Problem[] = [
  {
    system: pendulum,
    box: 'q ±2π, p ±1',
    reach: [turn, 1],
    publishedSize: large,
    published: { elm: 1.5e-11, 'u-swim': 8.7e-10, 'a-swim': 3.6e-10, 'hnn-adam': 2.2e-3 },
    short: large,
    structured: { form: 'separable', width: 100 },
  },
  {
    system: lotkaVolterra,
    box: '±2',
    reach: [2, 2],
    publishedSize: { samples: 10_000, width: 200 },
    published: { elm: 2.1e-6, 'u-swim': 5.3e-7, 'a-swim': 9.6e-7 },
    short: { samples: 10_000, width: 200 },
  },
  {
    system: lotkaVolterra,
    box: '±2',
    reach: [2, 2],
    publishedSize: large,
    published: { elm: 3e-12, 'u-swim': 3.5e-10, 'a-swim': 1.5e-10, 'hnn-adam': 2.4e-3 },
    short: large,
    structured: { form: 'separable', width: 100 },
  },
  {
    system: lotkaVolterra,
    box: '±5',
    reach: [5, 5],
    publishedSize: large,
    published: { elm: 1e-8, 'u-swim': 3.9e-8, 'a-swim': 8e-9, 'hnn-adam': 1.4e-3 },
    short: large,
    structured: { form: 'separable', width: 100 },
  },
  {
    system: henonHeiles,
    box: '±5',
    reach: [5, 5, 5, 5],
    publishedSize: { samples: 20_000, width: 5000 },
    published: { elm: 2.1e-2, 'u-swim': 8.2e-8, 'a-swim': 6.8e-8, 'hnn-adam': 6.7e-4 },
    short: { samples: 4000, width: 500 },
    structured: { form: 'separable', width: 100 },
    degree: 3,
  },
  {
    system: doublePendulum.with({ g: 1 }),
    box: 'q ±π, p ±1',
    reach: [Math.PI, Math.PI, 1, 1],
    periodic: { q1: turn, q2: turn },
    publishedSize: { samples: 20_000, width: 5000 },
    published: { elm: 5.7e-3, 'u-swim': 5e-3, 'a-swim': 4.1e-3, 'hnn-adam': 3.6e-3 },
    short: { samples: 5000, width: 1000 },
    structured: { form: 'mechanical', width: 250 },
  },
  {
    system: pendulum.with({ f: 20 }),
    box: 'f = 20, q ±π, p ±0.5',
    reach: [Math.PI, 0.5],
    publishedSize: { samples: 20_000, width: 1500 },
    published: { elm: 8.7e-3, 'u-swim': 1.6e-2, 'a-swim': 5.2e-4 },
    short: large,
    structured: { form: 'separable', width: 300 },
  },
]

export function sizeOf({ short, publishedSize }: Problem, scale: Scale): Size {
  return scale === 'full' ? publishedSize : short
}
