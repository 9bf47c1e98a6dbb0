import ensembles from '../../reproduction/ensembles.json' with { type: 'json' }
import lorenz63 from '../../reproduction/lorenz63.json' with { type: 'json' }
import noise from '../../reproduction/noise.json' with { type: 'json' }
import type { MeasuredTable } from './measured-table.ts'

/** What `npm run reproduce` stored. */
export interface Reproduced {
  readonly lorenz63: MeasuredTable
  readonly noise: MeasuredTable
  readonly ensembles: MeasuredTable
}

declare const data: Reproduced

export { data }

export default {
  watch: ['../../reproduction/*.json'],
  load: (): Reproduced => ({ lorenz63: lorenz63Table(), noise: noiseTable(), ensembles: ensemblesTable() }),
}

function lorenz63Table(): MeasuredTable {
  const { command, machine, tables } = lorenz63
  return {
    command,
    machine,
    head: ['method', 'samples', 'features', 'dt', 'threshold', 'median', 'worst start', 'published', 'fit [s]'],
    rows: tables.lorenz63.map(({ method, samples, width, dt, threshold, validTime, published, fitSeconds }) => ({
      cells: [
        method,
        ...(samples > 0 ? [samples.toLocaleString('en'), width.toLocaleString('en')] : ['', '']),
        String(dt),
        String(threshold),
        validTime.median.toFixed(1),
        validTime.min.toFixed(1),
        published === null ? '' : String(published),
        samples > 0 ? seconds(fitSeconds) : '',
      ],
    })),
  }
}

function noiseTable(): MeasuredTable {
  const { command, machine, tables } = noise
  const levels = [...new Set(tables.noise.map((row) => row.noise))]
  const methods = [...new Set(tables.noise.map(({ method }) => method))]
  const of = (name: string, level: number) => tables.noise.find((row) => row.method === name && row.noise === level)!
  return {
    command,
    machine,
    head: ['method', ...levels.map((level) => `noise ${level}`), 'slowest fit [s]'],
    rows: methods.map((method) => {
      const found = levels.map((level) => of(method, level))
      return {
        cells: [
          method,
          ...found.map(({ validTime }) => `${validTime.median.toFixed(1)} (${validTime.min.toFixed(1)})`),
          seconds(Math.max(...found.map(({ fitSeconds }) => fitSeconds))),
        ],
      }
    }),
  }
}

function ensemblesTable(): MeasuredTable {
  const { command, machine, tables } = ensembles
  const percent = (share: number): string => (100 * share).toFixed(0)
  return {
    command,
    machine,
    head: ['problem', 'inside 90 %', 'least and most', 'inside 50 %', 'inside 95 %', 'by the spread alone'],
    rows: tables.ensembles.map(({ problem, coverage90, coverage50, coverage95, spreadAlone90 }) => ({
      cells: [
        problem,
        `${percent(coverage90.median)} %`,
        `${percent(coverage90.min)} to ${percent(coverage90.max)} %`,
        `${percent(coverage50)} %`,
        `${percent(coverage95)} %`,
        `${percent(spreadAlone90.median)} %`,
      ],
    })),
  }
}

function seconds(value: number): string {
  return value >= 1 ? value.toFixed(1) : value.toPrecision(1)
}
