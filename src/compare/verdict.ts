import type { Climate } from './climate.ts'
import type { LateMotion } from './late-motion.ts'
import type { Skill } from './skill.ts'

/** What a comparison comes to. 'forecast' and 'no forecast' say nothing of the long run: it was not measured. */
export interface Verdict {
  readonly kind:
    | 'diverges'
    | 'collapses'
    | 'both'
    | 'climate without forecast'
    | 'forecast without climate'
    | 'neither'
    | 'forecast'
    | 'no forecast'
  /** One to three sentences with the numbers behind it. */
  readonly text: string
}

interface Evidence {
  readonly starts: number
  /** Forecasts that stopped early. */
  readonly stopped: readonly unknown[]
  readonly skill: Skill
  readonly climate?: Climate | undefined
}

/** A variance below this part of the truth's least is a collapse even where the rollout still moves. */
const COLLAPSED = 0.1

/**
 * The first of these that holds:
 *
 * - diverges: the long rollout or half of the forecasts stopped early, or more than half of the long rollout's last quarter
 *   lies outside the truth's box (`attractorBounds`) and moves there;
 * - collapses: the last quarter of the long rollout is at rest or on a cycle and no quarter of the truth is (nor, for a
 *   cycle, at rest), or its variance is below a tenth of that of the truth's stillest quarter, unless that is at rest;
 * - both, one or neither of: skill, where the median forecast is no worse than persistence for as long as persistence is
 *   better than climatology, and no worse than climatology beyond that (`Skill`); climate, where no distance of long-run
 *   statistics exceeds what the truth's own parts differ by, brought to the same sample size, or the stated tolerance
 *   (`Judgement`).
 *
 * Without long-run distances the last is 'forecast' or 'no forecast'. Lyapunov exponents, invariants and return maps are
 * left to the reader.
 */
export function verdict(evidence: Evidence): Verdict {
  const { climate, skill } = evidence
  const stop = stopText(evidence)
  if (stop) return { kind: 'diverges', text: stop }
  const collapse = climate && collapseText(climate)
  if (collapse) return { kind: 'collapses', text: collapse }
  const outside = climate?.rollout.lateOutside ?? 0
  if (climate && outside > 0.5) return { kind: 'diverges', text: leavingText(climate) }
  const distances = climate ? distancesOf(climate) : []
  const agrees = distances.every((distance) => distance.agrees)
  const some =
    evidence.stopped.length > 0 ? ` ${evidence.stopped.length} of ${evidence.starts} forecasts stopped early.` : ''
  const text = `${skillText(skill)} ${climateText(distances, agrees)}${some}`
  if (distances.length === 0) return { kind: skill.hasSkill ? 'forecast' : 'no forecast', text }
  if (skill.hasSkill) return { kind: agrees ? 'both' : 'forecast without climate', text }
  return { kind: agrees ? 'climate without forecast' : 'neither', text }
}

function stopText({ climate, starts, stopped: { length: stopped } }: Evidence): string | undefined {
  const { status, to, until } = climate?.rollout ?? { status: 'complete' as const, to: 0, until: 0 }
  const many = 2 * stopped >= starts
  if (status === 'complete' && !many) return undefined
  const long =
    status === 'complete' ? '' : `its long rollout stopped at t = ${short(to)} of ${short(until)} (${status})`
  const forecasts = stopped > 0 ? `${stopped} of ${starts} forecasts stopped early` : ''
  return `The model diverges: ${[long, forecasts].filter(Boolean).join(', and ')}.`
}

function leavingText({ rollout, share: { staying, count } }: Climate): string {
  const late = percent(rollout.lateOutside)
  return (
    `The model diverges: of its long rollout's last quarter ${late} lies outside the truth's box; ${staying} of ${count} ` +
    'rollouts stay in it.'
  )
}

const ORDER: readonly LateMotion['kind'][] = ['rest', 'cycle', 'moving']

function collapseText({ late, lateTruth }: Climate): string | undefined {
  const least = lateTruth.reduce((min, { variance }) => Math.min(min, variance), Number.POSITIVE_INFINITY)
  const simplest = Math.min(...lateTruth.map(({ kind }) => ORDER.indexOf(kind)))
  const simpler = ORDER.indexOf(late.kind) < simplest
  // Of a truth at rest nothing but rounding is left.
  const fainter = simplest > 0 && late.variance < COLLAPSED * least
  if (!simpler && !fainter) return undefined
  const end = `(${late.end.map(short).join(', ')})`
  const where = {
    rest: `comes to rest at ${end}`,
    cycle: `ends on a cycle of period ${short(late.period ?? Number.NaN)}`,
    moving: `all but stops near ${end}`,
  }[late.kind]
  return (
    `The model collapses: its long rollout ${where}; its last quarter has ${percent(late.variance / least)} of the variance ` +
    "of the truth's stillest quarter."
  )
}

interface Distance {
  readonly name: string
  readonly value: number
  readonly allowed: number
  readonly agrees: boolean
}

function distancesOf({ slicedWasserstein, hellinger, kl, spectrum }: Climate): Distance[] {
  const found = [
    slicedWasserstein && { ...slicedWasserstein, name: 'sliced Wasserstein', value: slicedWasserstein.distance },
    hellinger && { ...hellinger, name: 'Hellinger' },
    kl && { ...kl, name: 'Kullback–Leibler' },
    spectrum && { ...spectrum, name: 'power spectra', value: spectrum.mean },
  ]
  return found.flatMap((one) =>
    one
      ? [{ name: one.name, value: one.value, allowed: Math.max(one.yardstick, one.tolerance), agrees: one.agrees }]
      : [],
  )
}

function climateText(distances: readonly Distance[], agrees: boolean): string {
  if (distances.length === 0) return 'The long run was not measured.'
  const told = agrees ? distances : distances.filter((distance) => !distance.agrees)
  const list = told.map(({ name, value, allowed }) => `${name} ${short(value)} (allowed ${short(allowed)})`).join(', ')
  return agrees
    ? `The long-run statistics are the truth's: ${list}.`
    : `The long-run statistics are not the truth's: ${list}.`
}

function skillText({ hasSkill, skillTime, memory, horizon }: Skill): string {
  const baselines = 'persistence and climatology'
  if (hasSkill)
    return skillTime < horizon
      ? `Forecasts beat ${baselines} for ${short(skillTime)} time units; persistence by itself is worth ${short(memory)}.`
      : `Forecasts beat ${baselines} over the whole ${short(horizon)} time units compared.`
  return `Forecasts are no better than ${baselines} from ${short(skillTime)} time units on.`
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)))
}

function percent(share: number): string {
  return `${short(100 * share)} %`
}
