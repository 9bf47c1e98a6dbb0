import type { Figure } from './figure.ts'
import { endLabels } from './marks.ts'
import { lastFinite, rounded } from './points.ts'
import { axis, baseLayout, linesOf, plainText, type Role } from './theme.ts'

/** Error of one forecaster at every lead time. */
export interface SkillCurve {
  readonly name: string
  readonly role: Role
  /** Shape [leads]; positive, in the unit of the forecast variable. */
  readonly rmse: readonly number[]
}

export interface ForecastSkillOptions {
  /** Shape [leads], increasing. */
  readonly leads: readonly number[]
  /** Unit of the leads, such as 'months'. */
  readonly unit: string
  readonly curves: readonly SkillCurve[]
  /** Title of the error axis; 'RMSE' by default. */
  readonly errorLabel?: string
  /** Replaces the caption. */
  readonly caption?: string
}

/**
 * Forecast error by lead time, a model against its baselines.
 * @throws RangeError for no leads, or where a curve has not one error per lead.
 */
export function forecastSkill(options: ForecastSkillOptions): Figure {
  const { leads, unit, curves, errorLabel = 'RMSE' } = options
  if (leads.length === 0) throw new RangeError('forecastSkill: leads is empty; give at least one lead time')
  const wrong = curves.find(({ rmse }) => rmse.length !== leads.length)
  if (wrong)
    throw new RangeError(`forecastSkill: ${wrong.name} has ${wrong.rmse.length} errors at ${leads.length} leads`)
  const lines = linesOf(curves.map(({ role }) => role))
  const top = 1.05 * Math.max(...curves.flatMap(({ rmse }) => rmse.filter(Number.isFinite)), Number.MIN_VALUE)
  const margin = 0.03 * (leads[leads.length - 1] - leads[0] || 1)
  const x = rounded(Float64Array.from(leads))
  const ends = curves.flatMap(({ name, rmse }, k) => {
    const last = lastFinite(rmse)
    return last < 0 ? [] : { name, color: lines[k].color, x: leads[last], height: rmse[last] / top }
  })
  return {
    data: curves.map(({ name, role, rmse }, k) => {
      const marker = { color: lines[k].color, size: role === 'model' ? 8 : 5 }
      const look = { mode: 'lines+markers', line: lines[k], marker, showlegend: false }
      return { type: 'scatter', x, y: rounded(Float64Array.from(rmse)), name: plainText(name), ...look }
    }),
    layout: {
      ...baseLayout(400, { l: 56, r: 112, t: 16, b: 52 }),
      xaxis: axis(`lead time (${unit})`, { tickvals: x, range: [leads[0] - margin, leads[leads.length - 1] + margin] }),
      yaxis: axis(errorLabel, { range: [0, top] }),
      annotations: endLabels(ends, 332),
    },
    caption:
      options.caption ??
      'Forecast error against how far ahead the forecast looks; lower is better. ' +
        'The model is worth its while where its solid orange line runs below every broken one.',
  }
}
