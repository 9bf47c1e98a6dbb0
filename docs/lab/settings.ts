/** What the visitor has set: all that it takes to make what is on the screen anew. Plain data. */
export interface LabSettings {
  /** Id of a system of the catalogue; '' for equations of the visitor's own. */
  readonly system: string
  /** The visitor's own equations, as `parseEquations` reads them. */
  readonly equations: string
  /** Parameters that differ from the system's own values. */
  readonly parameters: Readonly<Record<string, number>>
  readonly learner: Learner
  readonly sampler: Sampler
  readonly numbers: Readonly<Record<NumberName, number>>
}

export const learners = { 'flow-map': 'flow map', 'vector-field': 'vector field' } as const
export type Learner = keyof typeof learners

export const samplers = {
  swim: 'where the map changes fastest (SWIM)',
  uniformPairs: 'any pairs of states',
  randomFeatures: 'random, blind to the data',
} as const
export type Sampler = keyof typeof samplers

export type NumberName = 'samples' | 'dt' | 'noise' | 'width' | 'slopeScale' | 'ridge' | 'seed'

/** A number that has a slider. */
export interface NumberRange {
  readonly label: string
  readonly min: number
  readonly max: number
  readonly whole: boolean
  /** 'log' sliders move by factors. */
  readonly scale: 'linear' | 'log'
  /** The least step of a log slider may mean 0. */
  readonly zero?: boolean
}

/** The number settings and where each may lie; a system has its own default for `dt`. */
export const numberRanges: Readonly<Record<NumberName, NumberRange>> = {
  samples: { label: 'samples', min: 50, max: 20_000, whole: true, scale: 'log' },
  dt: { label: 'time step dt', min: 1e-6, max: 1e6, whole: false, scale: 'log' },
  noise: { label: 'noise (standard deviations)', min: 1e-5, max: 0.5, whole: false, scale: 'log', zero: true },
  width: { label: 'neurons', min: 5, max: 1000, whole: true, scale: 'log' },
  slopeScale: { label: 'slope scale', min: 0.02, max: 5, whole: false, scale: 'log' },
  ridge: { label: 'ridge', min: 1e-14, max: 0.1, whole: false, scale: 'log', zero: true },
  seed: { label: 'seed', min: 1, max: 1000, whole: true, scale: 'linear' },
}

/** The names of the number settings, in the order of the page. */
export const numberNames: readonly NumberName[] = Object.keys(numberRanges) as NumberName[]

/** The first equations that a visitor of their own may change. */
export const EXAMPLE_EQUATIONS = `# Van der Pol's oscillator
x' = y
y' = mu*(1 - x^2)*y - x
mu = 2
x(0) = 1
y(0) = 0`

export const defaultSettings: LabSettings = {
  system: 'lorenz63',
  equations: '',
  parameters: {},
  learner: 'flow-map',
  sampler: 'swim',
  numbers: { samples: 2000, dt: 0.02, noise: 0, width: 300, slopeScale: 0.5, ridge: 0, seed: 1 },
}

/** A time step that follows a system well: a fortieth of its period, to one digit. */
export function usualStep(period: number | undefined): number {
  return Number(((period ?? 2) / 40).toPrecision(1))
}

/** The nearest value in the range. */
export function clamped({ min, max, whole, zero }: NumberRange, value: number): number {
  if (zero && value < min) return 0
  const inside = Math.min(max, Math.max(min, value))
  return whole ? Math.round(inside) : inside
}
