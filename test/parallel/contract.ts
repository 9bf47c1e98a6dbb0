import type { Pool } from '../../src/parallel/pool.ts'

/** One promise of every pool over the tasks of tasks.ts: what happens, as plain data, and what should. */
export interface Case {
  readonly name: string
  happens(pool: Pool): Promise<unknown>
  readonly expected: unknown
}

const LENGTH = 100_000

async function rejection(promise: Promise<unknown>): Promise<Error> {
  try {
    return new Error(`not rejected: ${await promise}`)
  } catch (error) {
    return error as Error
  }
}

async function message(promise: Promise<unknown>): Promise<string> {
  return (await rejection(promise)).message
}

/** Starts a task that never ends, and aborts it when it is known to run. */
async function abortWhileRunning(pool: Pool, task: string): Promise<unknown> {
  const controller = new AbortController()
  const onProgress = (): void => controller.abort(new Error('enough'))
  const first = await message(pool.run(task, undefined, { signal: controller.signal, onProgress }))
  return [first, await Promise.all([1, 2, 3].map((value) => pool.run('echo', value)))]
}

async function allKinds(pool: Pool): Promise<unknown> {
  const errors = await Promise.all(
    ['range', 'custom', 'async', 'text'].map((kind) => rejection(pool.run('fail', kind))),
  )
  return errors.map((error) => [error.name, error.message, Object.getPrototypeOf(error).constructor.name])
}

async function sumInParts(pool: Pool): Promise<number> {
  const starts = Array.from({ length: 16 }, (_, part) => 1 + part * 1000)
  const sums = await Promise.all(starts.map((from) => pool.run<number>('partialSum', { from, to: from + 1000 })))
  return sums.reduce((total, sum) => total + sum)
}

/** What a task tells, and what is heard while the next one runs in the same worker. */
async function heard(pool: Pool, task: string, input: unknown): Promise<unknown> {
  const told: number[] = []
  const onProgress = (done: number): number => told.push(done)
  const result = await pool.run(task, input, { onProgress })
  await pool.run('wait', 20, { onProgress })
  return [told, result]
}

export const cases: readonly Case[] = [
  {
    name: 'data goes there and back',
    happens: (pool) => pool.run('echo', { name: 'x', values: [1, -0, Number.NaN], nested: { none: undefined } }),
    expected: { name: 'x', values: [1, -0, Number.NaN], nested: { none: undefined } },
  },
  {
    name: 'more tasks than workers: every promise gets its own answer',
    happens: (pool) => Promise.all(Array.from({ length: 40 }, (_, i) => pool.run('echo', i))),
    expected: Array.from({ length: 40 }, (_, i) => i),
  },
  {
    name: 'sums merged in fixed order do not depend on the workers, to the last bit',
    happens: sumInParts,
    expected: await sumInParts({
      run: async (_: string, { from, to }: { from: number; to: number }) =>
        Array.from({ length: to - from }, (_, i) => 1 / ((from + i) * (from + i))).reduce((sum, x) => sum + x, 0),
    } as unknown as Pool),
  },
  {
    name: 'a transferred input is moved',
    async happens(pool) {
      const values = new Float64Array(LENGTH).fill(7)
      const output = await pool.run<Float64Array>('echo', values, { transfer: [values.buffer] })
      return [values.length, output.length, output[LENGTH - 1]]
    },
    expected: [0, LENGTH, 7],
  },
  {
    name: 'a transferred result is moved',
    async happens(pool) {
      const [one, other] = await Promise.all([1, 2].map(() => pool.run<Float64Array>('ramp', LENGTH)))
      return [one.length, other[LENGTH - 1], await pool.run('leftOver', undefined)]
    },
    expected: [LENGTH, LENGTH - 1, 0],
  },
  {
    name: 'progress comes in order, and none after the answer',
    happens: (pool) => heard(pool, 'count', 100),
    expected: [Array.from({ length: 100 }, (_, i) => i + 1), 'counted'],
  },
  {
    name: 'errors of tasks keep type, name and message',
    happens: allKinds,
    expected: [
      ['RangeError', 'width must be positive, got -1', 'RangeError'],
      ['SingularError', 'column 3 is zero', 'Error'],
      ['TypeError', 'later', 'TypeError'],
      ['Error', 'thrown was text, which is not an Error', 'Error'],
    ],
  },
  {
    name: 'errors of tasks keep the stack of where they were thrown',
    happens: async (pool) =>
      /^RangeError: width.* fail /s.test(`${(await rejection(pool.run('fail', 'range'))).stack}`),
    expected: true,
  },
  {
    name: 'an unknown task is named, and so are the known ones',
    happens: async (pool) => /no task 'toString'; .* knows echo, wait/.test(await message(pool.run('toString', 1))),
    expected: true,
  },
  {
    name: 'an input or result that cannot be sent is an error with the name of the task',
    async happens(pool) {
      const errors = [await rejection(pool.run('echo', () => 1)), await rejection(pool.run('functionResult', 1))]
      return errors.map((error) => [error instanceof TypeError, error.message.split(':')[1]])
    },
    expected: [
      [true, " the input of task 'echo' cannot be sent"],
      [true, " the result of task 'functionResult' cannot be sent back"],
    ],
  },
  {
    name: 'abort ends a loop in JavaScript, and the pool goes on',
    happens: (pool) => abortWhileRunning(pool, 'spin'),
    expected: ['enough', [1, 2, 3]],
  },
  {
    name: 'abort ends a loop in WebAssembly, and the pool goes on',
    happens: (pool) => abortWhileRunning(pool, 'spinWasm'),
    expected: ['enough', [1, 2, 3]],
  },
  {
    name: 'abort takes a waiting task out of the line and leaves the running ones alone',
    async happens(pool) {
      const running = Array.from({ length: pool.size }, () => pool.run('wait', 30))
      const controller = new AbortController()
      const waiting = message(pool.run('spin', undefined, { signal: controller.signal }))
      controller.abort(new Error('not needed'))
      return [await waiting, await Promise.all(running), await pool.run('echo', 1)]
    },
    expected: ['not needed', [30, 30], 1],
  },
  {
    name: 'what onProgress throws ends the task and comes back',
    async happens(pool) {
      const onProgress = (): never => {
        throw new RangeError('mine')
      }
      return [await message(pool.run('spin', undefined, { onProgress })), await pool.run('echo', 1)]
    },
    expected: ['mine', 1],
  },
  {
    name: 'an error outside of any promise is the death of the worker, not a hang',
    async happens(pool) {
      const text = await message(pool.run('failLater', undefined))
      return [text.replace('Uncaught Error: ', ''), await pool.run('echo', 1)]
    },
    expected: ["pool.run: the worker died during task 'failLater': nobody listens", 1],
  },
  {
    name: 'close ends what runs, what waits and what comes later',
    async happens(pool) {
      const promises = Array.from({ length: pool.size + 1 }, () => message(pool.run('spin', undefined)))
      await pool.close()
      await pool.close()
      return [[...new Set(await Promise.all(promises))], await message(pool.run('echo', 1))]
    },
    expected: [
      ["pool.run: the pool was closed before task 'spin' was done"],
      "pool.run: task 'echo' came after the pool was closed",
    ],
  },
]
