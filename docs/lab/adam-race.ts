import { trainByAdam } from '../../examples/adam.ts'
import { type Dataset, evaluate, fieldPairs, flowPairs, scaleRows, type Trajectory } from '../../src/index.ts'
import type { LabSettings } from './settings.ts'
import { type LabModel, learn, simulate } from './trial.ts'

/** A moment of the race: seconds since its start, and the error on states that neither has seen. */
export interface RaceMoment {
  readonly seconds: number
  /** RMS over rows and variables, in standard deviations of what is learned. */
  readonly error: number
}

export interface RaceNews {
  readonly solve: RaceMoment
  /** Of gradient descent, pass by pass. */
  readonly descent: readonly RaceMoment[]
  readonly passes: number
  readonly over: boolean
}

/** Seconds after which nobody waits any longer, and passes over the data along which the rate falls to 0. */
const [LIMIT, PASSES] = [30, 400]

/** One linear solve against steps of Adam, both from the same rows with as many neurons. */
export function adamRace(settings: LabSettings, tell: (news: RaceNews) => void, now: () => number): void {
  const simulation = simulate(settings)
  const begun = now()
  const model = learn(simulation, settings)
  const learned = (now() - begun) / 1000
  const isMap = model.kind === 'map'
  const [rows, unseen] = [simulation.record, simulation.truth].map((run) => scaledPairs(run, model, isMap))
  const solve = { seconds: learned, error: rmse(evaluate(model.network, unseen.inputs), unseen.targets) }
  const descent: RaceMoment[] = []
  tell({ solve, descent, passes: PASSES, over: false })
  const start = now()
  const { width, seed } = settings.numbers
  const over = new Error('the race is over')
  try {
    trainByAdam(rows, {
      ...{ width, passes: PASSES, batch: 20, rate: 0.01, seed },
      onPass(_, errorOn) {
        const moment = { seconds: (now() - start) / 1000, error: errorOn(unseen) }
        descent.push(moment)
        if (moment.seconds > LIMIT || moment.error <= solve.error) throw over
        tell({ solve, descent, passes: PASSES, over: false })
      },
    })
  } catch (error) {
    if (error !== over) throw error
  }
  tell({ solve, descent, passes: PASSES, over: true })
}

/** Inputs and targets in the units of the network. */
function scaledPairs(run: Trajectory, { inputScaler, outputScaler }: LabModel, isMap: boolean): Dataset {
  const pairs: Dataset = isMap ? flowPairs([run]) : fieldPairs([run], { order: 4 })
  return { ...pairs, inputs: scaleRows(inputScaler, pairs.inputs), targets: scaleRows(outputScaler, pairs.targets) }
}

function rmse(values: Float64Array, targets: Float64Array): number {
  return Math.sqrt(values.reduce((sum, value, k) => sum + (value - targets[k]) ** 2, 0) / targets.length)
}
