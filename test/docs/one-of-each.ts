import { basins } from '../../src/compare/basins.ts'
import { bifurcationDiagram } from '../../src/compare/bifurcation-diagram.ts'
import { powerSpectrum } from '../../src/compare/power-spectrum.ts'
import { recurrenceMatrix } from '../../src/compare/recurrence-matrix.ts'
import { returnMap } from '../../src/compare/return-map.ts'
import { attractorPlot } from '../../src/figure/attractor-plot.ts'
import { basinPlot } from '../../src/figure/basin-plot.ts'
import { bifurcationPlot } from '../../src/figure/bifurcation-plot.ts'
import { curvePlot } from '../../src/figure/curve-plot.ts'
import { delayChoicePlot } from '../../src/figure/delay-choice-plot.ts'
import { driftOverTime } from '../../src/figure/drift-over-time.ts'
import { errorGrowth } from '../../src/figure/error-growth.ts'
import type { Figure } from '../../src/figure/figure.ts'
import { forecastPlot } from '../../src/figure/forecast-plot.ts'
import { forecastSkill } from '../../src/figure/forecast-skill.ts'
import { phasePortrait } from '../../src/figure/phase-portrait.ts'
import { recurrencePlot } from '../../src/figure/recurrence-plot.ts'
import { returnPlot } from '../../src/figure/return-plot.ts'
import { scoreDistribution } from '../../src/figure/score-distribution.ts'
import { spectrumPlot } from '../../src/figure/spectrum-plot.ts'
import { timeSeries } from '../../src/figure/time-series.ts'
import { forecast } from '../../src/forecast/forecast.ts'
import { linearAutoregression } from '../../src/learn/baselines/linear-autoregression.ts'
import { defineMap } from '../../src/system/define-map.ts'
import { defineOde } from '../../src/system/define-ode.ts'
import { slice, type Trajectory, timeGrid } from '../../src/trajectory.ts'
import { wave } from '../figure/figures.ts'

/** One figure of each kind; every name that a user may choose is `name`. */
export function oneOfEach(name: string): Readonly<Record<string, Figure>> {
  const truth = wave(600, 3, [name, `${name} 2`, 'z'])
  const shifted = { ...truth, states: truth.states.map((value) => 1.02 * value + 0.05) }
  const pair = { truth, prediction: shifted, names: { truth: name, prediction: 'model' }, caption: name }
  const times = timeGrid(0, 0.5, 40)
  const growing = times.map((t) => 1e-8 * Math.exp(0.9 * t))
  const roles = ['model', 'baseline'] as const
  const lags = [1, 2, 3, 4, 5, 6]
  return {
    attractorPlot: attractorPlot(pair),
    basinPlot: basinPlot({ basins: twoWells(), names: [name, 'right'] }),
    bifurcationPlot: bifurcationPlot({ diagrams: [{ name, role: 'truth', diagram: doubling() }], apart: true }),
    curvePlot: curvePlot({
      curves: [
        { name, role: 'truth', x: [1, 10, 100], y: [1, 0.1, 0.01], mode: 'line and points' },
        { name: 'b', role: 'model', x: [1, 100], y: [3, 0.03], band: { lower: [2, 0.02], upper: [4, 0.04] } },
      ],
      ...{ xLabel: name, yLabel: name, log: 'both', caption: name },
    }),
    delayChoicePlot: delayChoicePlot({
      choice: {
        ...{ spacing: 3, delays: 2, reason: name },
        mutualInformation: { lags, information: lags.map((lag) => 2 / lag), samples: 900, neighbors: 8 },
        falseNeighbors: { dimensions: [1, 2, 3], shares: [0.9, 0.1, 0], delay: 3, theiler: 5, references: 800 },
      },
    }),
    driftOverTime: driftOverTime({
      times,
      invariant: name,
      curves: roles.map((role) => ({ name, role, drift: growing })),
    }),
    errorGrowth: errorGrowth({
      ...{ times, median: growing, threshold: 0.4, validTime: 17.5, timeUnit: name, errorLabel: name },
      errors: [0.1, 1, 10].map((factor) => growing.map((error) => factor * error)),
      agreement: { name, errors: growing },
    }),
    forecastPlot: forecastFigure(truth),
    forecastSkill: forecastSkill({
      leads: lags,
      unit: name,
      curves: roles.map((role) => ({ name, role, rmse: lags })),
    }),
    phasePortrait: phasePortrait(pair),
    'phasePortrait in a plane': phasePortrait({ ...pair, variables: [0, 1] }),
    recurrencePlot: recurrencePlot({ matrix: recurrenceMatrix(truth, { threshold: 0.3 }), timeLabel: name }),
    returnPlot: returnPlot({ maps: [{ name, role: 'truth', map: returnMap(truth) }], caption: name }),
    scoreDistribution: scoreDistribution({
      items: lags.map((lag) => `${name} ${lag}`),
      contenders: roles.map((role, k) => ({
        name: `${name} ${role}`,
        role,
        values: lags.map((lag) => lag ** (1 + k)),
      })),
      label: name,
      marks: [{ time: 20, label: name }],
    }),
    spectrumPlot: spectrumPlot({
      curves: roles.map((role) => ({ name, role, spectrum: powerSpectrum(truth, { segment: 256 }) })),
      frequencyLabel: name,
    }),
    timeSeries: timeSeries({ ...pair, marks: [{ time: 30, label: name }], timeLabel: name }),
  }
}

function forecastFigure(record: Trajectory): Figure {
  const history = slice(record, 0, 500)
  const made = forecast(linearAutoregression(history, { delays: 4 }), history, 60)
  const [lower, upper] = [-0.3, 0.3].map((half) => made.trajectory.states.map((value) => value + half))
  return forecastPlot({ forecast: { ...made, lower, upper, coverage: 0.9 }, history, truth: slice(record, 500) })
}

function twoWells() {
  const wells = defineOde({
    name: 'two wells',
    equations: { x: 'x - x^3', y: '-y' },
    initialState: { x: 1, y: 0 },
  })
  const x = { variable: 'x', from: -2.1, to: 2, count: 12 }
  return basins(wells, { x, y: { variable: 'y', from: -1, to: 1, count: 5 }, duration: 30 })
}

function doubling() {
  const logistic = defineMap({
    name: 'logistic map',
    parameters: { r: 3 },
    equations: { x: 'r*x*(1 - x)' },
    initialState: { x: 0.4 },
  })
  return bifurcationDiagram(logistic, {
    parameter: 'r',
    values: Array.from({ length: 100 }, (_, k) => 2.5 + 0.015 * k),
  })
}
