import type { PowerSpectrum } from '../compare/power-spectrum.ts'
import type { Figure } from './figure.ts'
import { topLabel } from './marks.ts'
import { decades, peakIndices } from './points.ts'
import { baseLayout, linesOf, logAxis, plainText, type Role } from './theme.ts'

/** The spectrum of one trajectory. */
export interface SpectrumCurve {
  readonly name: string
  readonly role: Role
  readonly spectrum: PowerSpectrum
}

export interface SpectrumPlotOptions {
  readonly curves: readonly SpectrumCurve[]
  /** Which of the spectra's variables, by its place among them; default 0. */
  readonly variable?: number
  /** Title of the frequency axis; default its unit as the spectrum states it. */
  readonly frequencyLabel?: string
  /** Replaces the caption. */
  readonly caption?: string
}

/**
 * Power spectral densities of one variable on two logarithmic axes; frequency 0 has no place there.
 * @throws RangeError for no curves, or a variable that a spectrum does not have.
 */
export function spectrumPlot(options: SpectrumPlotOptions): Figure {
  const { curves, variable = 0 } = options
  if (curves.length === 0) throw new RangeError('spectrumPlot: curves is empty; give at least one spectrum')
  for (const { name, spectrum } of curves)
    if (!spectrum.density[variable])
      throw new RangeError(`spectrumPlot: ${name} has ${spectrum.density.length} variables, none at ${variable}`)
  const lines = linesOf(curves.map(({ role }) => role))
  const parts = curves.map(({ spectrum }) => ({
    x: spectrum.frequencies.subarray(1),
    y: spectrum.density[variable].subarray(1).map((value) => (value > 1e-300 ? value : Number.NaN)),
  }))
  const ends = parts.flatMap(({ x }) => [x[0], x[x.length - 1]]).map(Math.log10)
  const { spectrum } = curves[0]
  return {
    data: curves.map(({ name }, k) => {
      const { x, y } = parts[k]
      const kept = peakIndices(y)
      const points = { x: logged(x, kept), y: logged(y, kept) }
      return { type: 'scatter', mode: 'lines', ...points, name: plainText(name), line: lines[k] }
    }),
    layout: {
      ...baseLayout(420, { l: 56, r: 16, t: 64, b: 52 }),
      xaxis: logAxis(options.frequencyLabel ?? `frequency (${spectrum.frequencyUnit})`, [
        Math.min(...ends),
        Math.max(...ends),
      ]),
      yaxis: logAxis('', decades(parts.map(({ y }) => y))),
      annotations: [topLabel(`power density of ${spectrum.variables[variable]} (${spectrum.unit})`, 1)],
    },
    caption: options.caption ?? captionOf(spectrum),
  }
}

/** Six digits of each value by itself: the values span many decades. */
function logged(values: Float64Array, kept: readonly number[]): (number | null)[] {
  return kept.map((i) => (Number.isFinite(values[i]) ? Number(values[i].toPrecision(6)) : null))
}

function captionOf({ segments, segment, window }: PowerSpectrum): string {
  return (
    `How the variance is spread over frequency: ${window === 'hann' ? 'a Hann window' : 'no window'} over segments of ${segment} samples, ` +
    `averaged over ${segments}. A sharp peak is an oscillation, a broad slope is irregular motion.`
  )
}
