import {
  defaultSettings,
  type LabSettings,
  type Learner,
  learners,
  type NumberName,
  type NumberRange,
  numberNames,
  numberRanges,
  type Sampler,
  samplers,
} from './settings.ts'

/** Settings as an address states them, and what of it was refused, in words. */
export interface ReadAddress {
  readonly settings: LabSettings
  readonly refused: readonly string[]
}

/** What the lab must know of a system to read an address. */
export interface KnownSystem {
  readonly parameters: Readonly<Record<string, number>>
  /** The step that the lab takes where the address gives none. */
  readonly dt: number
}

const LONGEST_TEXT = 4000
/** Before the name of a system's parameter. */
const PREFIX = 'p.'

/** The settings as a query such as `system=rossler&p.c=5`, without what is as it would be anyway. */
export function writeAddress(
  { system, equations, parameters, learner, sampler, numbers }: LabSettings,
  dt: number,
): string {
  const query = new URLSearchParams()
  if (system === '') query.set('equations', equations)
  else if (system !== defaultSettings.system) query.set('system', system)
  for (const [name, value] of Object.entries(parameters)) query.set(PREFIX + name, digits(value))
  if (learner !== defaultSettings.learner) query.set('learner', learner)
  if (sampler !== defaultSettings.sampler) query.set('sampler', sampler)
  for (const name of numberNames)
    if (numbers[name] !== (name === 'dt' ? dt : defaultSettings.numbers[name])) query.set(name, digits(numbers[name]))
  return query.toString()
}

/**
 * Reads an address that anybody may have written: what does not hold is left as it was by default, and named.
 *
 * @param find The catalogue's system of an id, or that of some equations; undefined where there is none.
 */
export function readAddress(
  text: string,
  find: (system: string, equations: string) => KnownSystem | undefined,
): ReadAddress {
  const query = new URLSearchParams(text)
  const refused: string[] = []
  const taken = <T>(key: string, read: (value: string) => T | undefined): T | undefined => {
    const value = query.get(key)
    const meant = value === null ? undefined : read(value)
    if (value !== null && meant === undefined) refused.push(`${key}=${value.slice(0, 40)}`)
    return meant
  }
  const equations = taken('equations', (value) => (value.length <= LONGEST_TEXT ? value : undefined)) ?? ''
  const wanted = taken('system', (id) => (equations === '' && find(id, '') ? id : undefined))
  const system = equations === '' ? (wanted ?? defaultSettings.system) : ''
  const known = find(system, equations)
  const parameters: Record<string, number> = {}
  for (const key of new Set(query.keys())) {
    const name = key.startsWith(PREFIX) ? key.slice(PREFIX.length) : undefined
    if (name === undefined) continue
    const value = taken(key, (given) => (known && Object.hasOwn(known.parameters, name) ? finite(given) : undefined))
    if (value !== undefined) parameters[name] = value
  }
  const number = (name: NumberName): number =>
    taken(name, (value) => within(numberRanges[name], value)) ??
    (name === 'dt' && known ? known.dt : defaultSettings.numbers[name])
  const settings: LabSettings = {
    system,
    equations,
    parameters,
    learner:
      taken('learner', (value) => (Object.hasOwn(learners, value) ? (value as Learner) : undefined)) ??
      defaultSettings.learner,
    sampler:
      taken('sampler', (value) => (Object.hasOwn(samplers, value) ? (value as Sampler) : undefined)) ??
      defaultSettings.sampler,
    numbers: Object.fromEntries(numberNames.map((name) => [name, number(name)])) as LabSettings['numbers'],
  }
  return { settings, refused }
}

/** The shortest digits that read back as the same bits. */
function digits(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value)
}

function finite(text: string): number | undefined {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  return Number.isFinite(value) ? value : undefined
}

function within({ min, max, whole, zero }: NumberRange, text: string): number | undefined {
  const value = finite(text)
  if (value === undefined || (whole && !Number.isInteger(value))) return undefined
  return (value >= min && value <= max) || (zero && value === 0) ? value : undefined
}
