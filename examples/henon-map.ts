import {
  attractorPlot,
  compare,
  errorGrowth,
  iterate,
  learnFlowMap,
  lyapunovSpectrum,
  slice,
  slicedWasserstein,
  stateAt,
  swim,
} from 'rhei'
import { henon } from 'rhei/systems'
import type { Example } from './example.ts'

/** Long-run averages of the map at a = 1.4, b = 0.3, from many millions of iterations. */
const published = { largest: 0.41922, dimension: 1.2583 }

export const henonMap: Example = {
  question: 'What remains of a learned map after a hundred thousand iterations?',
  tags: ['chaos', 'map', 'strange attractor', 'Lyapunov exponents'],

  run({ quick, progress }) {
    progress('learning from 500 iterates …')
    const train = slice(iterate(henon, [0, 0], 600), 101)
    const model = learnFlowMap(train, { width: 100, sampler: swim({ slopeScale: 0.1 }), seed: 1 })

    progress('iterating …')
    const long = quick ? 20_000 : 100_000
    const truth = slice(iterate(henon, [0.1, 0.1], long), 100)
    const prediction = slice(iterate(model, [0.1, 0.1], long), 100)
    // Distances grow with the number of states to compare: a part of each is enough.
    const distance = slicedWasserstein(slice(truth, -5_000), slice(prediction, -5_000))

    progress('measuring exponents …')
    const { exponents, standardErrors, kaplanYorke = Number.NaN } = lyapunovSpectrum(model, { time: long })

    progress('comparing orbits …')
    const starts = Array.from({ length: quick ? 10 : 40 }, (_, k) => stateAt(truth, 50 * k))
    const orbits = (map: typeof henon) => starts.map((y0) => iterate(map, y0, 120))
    const comparison = compare(orbits(henon), orbits(model), { lyapunovExponent: published.largest })
    const { validTime, times, errors, medianError } = comparison
    const applications = validTime.median / published.largest

    return {
      headline: `Not the orbit, which parts from the true one after ${applications.toFixed(0)} steps, but the attractor it draws: its dimension is ${kaplanYorke.toFixed(3)}, the true one's ${published.dimension.toFixed(3)}.`,
      text: `A network of 100 neurons saw 500 successive points of Hénon's map, without noise, and learned to give the next point from the present one, with errors of about a part in a million million. Each step of the map multiplies an error by 1.5 on average, so no orbit can be followed for long, by a model or by a computer with the equations.

What an orbit draws is another matter: after ${long.toLocaleString('en-US')} iterations of its own the model is still on the same leaves, stretches as fast and fills as much of the plane. This holds for a map learned nearly exactly. With noise in the data it would not hold to so many digits.`,
      claims: [
        {
          label: 'largest exponent, off by',
          value: Math.abs(exponents[0] - published.largest),
          note: `${exponents[0].toFixed(4)}, published ${published.largest}; standard error ${standardErrors[0].toFixed(4)}`,
          atMost: quick ? 0.015 : 0.006,
        },
        {
          label: 'both exponents together, off by',
          value: Math.abs(exponents[0] + exponents[1] - Math.log(0.3)),
          note: 'exactly ln 0.3: the map contracts every area by this factor',
          atMost: 1e-6,
        },
        {
          label: 'Kaplan–Yorke dimension',
          value: kaplanYorke,
          note: `published ${published.dimension}`,
          atLeast: 1.25,
          atMost: 1.266,
        },
        {
          label: 'distance of the attractors',
          value: distance.distance,
          unit: 'standard deviations',
          note: `two halves of the true one: ${distance.withinTruth.toFixed(3)}`,
          atMost: 0.08,
        },
        {
          label: 'orbits agree for',
          value: applications,
          unit: 'steps',
          note: `median of ${starts.length} starts; error below 0.4 standard deviations`,
          atLeast: 50,
        },
      ],
      figures: [
        attractorPlot({
          truth,
          prediction,
          caption:
            'The same strange attractor, drawn by the equations on the left and by the learned map on the right.',
        }),
        attractorPlot({
          truth,
          prediction,
          window: { x: [0.55, 0.7], y: [0.15, 0.21] },
          caption:
            'A small part of both, enlarged: what looks like a line is many. The model has the leaves within leaves, too.',
        }),
        errorGrowth({
          ...{ times, errors, median: medianError },
          threshold: 0.4,
          validTime: applications,
          timeUnit: 'steps',
          errorLabel: 'error (standard deviations)',
        }),
      ],
    }
  },
}
