import type { Comparison } from '../compare/comparison.ts'
import type { ResultRow } from '../node/report-page.ts'

/** What of a comparison is told and drawn. */
export type ComparisonFigures = Pick<
  Comparison,
  'times' | 'errors' | 'medianError' | 'validTime' | 'nrmse' | 'skill' | 'stopped' | 'starts' | 'climate' | 'verdict'
>

/** The figures that a reader wants first. */
export function comparisonRows({
  validTime,
  nrmse,
  skill,
  stopped,
  starts,
  climate,
}: ComparisonFigures): readonly ResultRow[] {
  const short = (value: number): string => value.toPrecision(3)
  const [low, high] = validTime.quartiles
  const some = (value: number): string => `${short(value)} time units`
  return [
    {
      label: 'valid time, median',
      value: `${short(validTime.median)} ${validTime.unit}`,
      note: `error below ${validTime.threshold} ${validTime.scaling}; ${validTime.unfinished} of ${starts} valid to the end`,
    },
    {
      label: 'valid time, half of the starts',
      value: `${short(low)} to ${short(high)}`,
      note: `worst ${short(validTime.min)}`,
    },
    {
      label: 'better than no model for',
      value: some(skill.skillTime),
      note: `of ${some(skill.horizon)}; persistence for ${short(skill.memory)}`,
    },
    {
      label: 'error over all leads',
      value: short(Math.hypot(...nrmse) / Math.sqrt(nrmse.length)),
      note: validTime.scaling,
    },
    ...(stopped.length > 0
      ? [
          {
            label: 'stopped early',
            value: `${stopped.length} of ${starts}`,
            note: stopped[0]!.message ?? stopped[0]!.status,
          },
        ]
      : []),
    ...(climate?.slicedWasserstein
      ? [
          {
            label: 'distance of the long run',
            value: short(climate.slicedWasserstein.distance),
            note: `sliced Wasserstein; the truth's own parts differ by ${short(climate.slicedWasserstein.yardstick)}`,
          },
        ]
      : []),
  ]
}
