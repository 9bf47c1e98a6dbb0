import type { ExportedModel } from './exported-model.ts'

/** What is drawn up and, unless it is time, across: numbers of variables. */
export interface View {
  readonly across: number | undefined
  readonly up: number
}

/** What the attributes say of a model's orbit. */
export interface Settings {
  readonly start: Float64Array
  /** States in the trail, and in an orbit at rest. */
  readonly steps: number
  readonly dt: number
  readonly view: View
}

/** An attribute's value, if it is there. */
export type Read = (name: string) => string | null

/** Longest trail. */
const LONGEST = 100_000

/** How far through its training region the default start is, in each variable: off the planes of most symmetries. */
const THROUGH = 0.6

/** @throws RangeError for a value that cannot mean anything, with the value. */
export function settingsOf(model: ExportedModel, read: Read): Settings {
  if (model.advance && read('dt') !== null) throw new RangeError('dt is for fields, and this is a map.')
  return {
    start: startOf(model, read('start')),
    steps: Math.ceil(positive(read, 'steps', 1000, LONGEST)),
    dt: model.advance ? (model.dt ?? 1) : positive(read, 'dt', 0.01),
    view: viewOf(model.variables, [read('x'), read('y')]),
  }
}

/** Steps in a second. @throws RangeError */
export function rateOf(read: Read): number {
  return positive(read, 'rate', 60)
}

/** The numbers of a state. @throws RangeError if there are too many or too few, or one is not finite. */
export function checkedState({ dim }: ExportedModel, values: ArrayLike<number>): Float64Array {
  const state = Float64Array.from(values)
  if (state.length !== dim || !state.every(Number.isFinite))
    throw new RangeError(`A state is ${dim} finite numbers, not ${state.join(', ')}.`)
  return state
}

function startOf(model: ExportedModel, text: string | null): Float64Array {
  const words = text?.split(/[\s,]+/).filter((word) => word !== '')
  return checkedState(model, words?.map(Number) ?? defaultStart(model))
}

/** What is not bounded in a delay vector begins like its newest sample. */
function defaultStart({ variables, region }: ExportedModel): number[] {
  if (!region) return variables.map(() => 1)
  const values = region.lower.map((low, j) => low + THROUGH * (region.upper[j] - low))
  return values.map((value) => (Number.isFinite(value) ? value : values[0]))
}

/** One variable that is named alone is drawn over time, as is the only one. */
function viewOf(variables: readonly string[], names: readonly (string | null)[]): View {
  const chosen = names
    .filter((name) => name !== null)
    .map((name) => {
      const index = variables.indexOf(name)
      if (index < 0) throw new RangeError(`There is no variable '${name}'; there are ${variables.join(', ')}.`)
      return index
    })
  const [first = 0, second] = chosen.length > 0 ? chosen : Object.keys(variables).map(Number)
  return second === undefined ? { across: undefined, up: first } : { across: first, up: second }
}

function positive(read: Read, name: string, fallback: number, most = Number.MAX_VALUE): number {
  const text = read(name)
  const value = text === null ? fallback : Number(text)
  if (value > 0 && value <= most) return value
  throw new RangeError(`${name}="${text}" is no number above 0${most < Number.MAX_VALUE ? ` and up to ${most}` : ''}.`)
}
