import { closeSync, openSync, readSync } from 'node:fs'
import type { Dataset } from '../../../src/dataset/dataset.ts'
import { evaluate } from '../../../src/network/evaluate.ts'
import { fitNetworkStream } from '../../../src/network/fit-network-stream.ts'
import { DIM, givenSampler, type Problem, pairs } from '../problem.ts'
import type { Contender } from './contender.ts'

const CHUNK_ROWS = 10_000

/** The library on rows that come from a file, chunk by chunk, so that not even the data is ever in memory. */
export const rheiStream: Contender = {
  fit(problem) {
    const options = { width: problem.k, sampler: givenSampler(problem) }
    return async () => {
      const { network } = await fitNetworkStream(chunks(problem), options)
      return (inputs) => evaluate(network, inputs)
    }
  },
}

function* chunks({ n, statesFile }: Problem): Generator<Dataset> {
  const file = openSync(statesFile, 'r')
  try {
    for (let row = 0; row < n; row += CHUNK_ROWS) {
      // One state more than pairs, which is the next chunk's first.
      const states = new Float64Array(DIM * (1 + Math.min(CHUNK_ROWS, n - row)))
      readSync(file, states, 0, states.byteLength, 8 * DIM * row)
      yield pairs(states)
    }
  } finally {
    closeSync(file)
  }
}
