import { expect, test } from 'vitest'
import { createPool, type Pool, type WorkerPort } from '../../src/parallel/pool.ts'

type Listeners = Parameters<WorkerPort['listen']>[0]

/** A worker that does nothing by itself. */
interface Puppet extends Listeners {
  readonly posted: unknown[]
  busy: boolean
  ended: boolean
}

function puppets(size: number, spawn?: () => never): { pool: Pool; started: Puppet[] } {
  const started: Puppet[] = []
  const puppet = (): WorkerPort => {
    const self: Puppet = { posted: [], busy: true, ended: false, message() {}, failure() {} }
    started.push(self)
    return {
      post(message) {
        if (typeof (message as { input: unknown }).input === 'function') throw new Error('could not be cloned')
        self.posted.push(message)
      },
      listen: (listeners) => Object.assign(self, listeners),
      hold: (busy) => {
        self.busy = busy
      },
      terminate: async () => {
        self.ended = true
      },
    }
  }
  return { pool: createPool({ size, spawn: spawn ?? puppet }), started }
}

test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('a pool of %d workers is refused', (size) => {
  expect(() => puppets(size)).toThrow(RangeError)
  expect(() => puppets(size)).toThrow(`createPool: size must be a positive whole number, got ${size}`)
})

test('workers start when needed, no more than needed, and stay warm', async () => {
  const { pool, started } = puppets(2)
  expect(started.length).toBe(0)
  for (const value of [1, 2, 3]) {
    const result = pool.run('task', value)
    started[0].message({ value })
    expect(await result).toBe(value)
  }
  expect(started.length).toBe(1)
  for (const value of [4, 5, 6]) pool.run('task', value).catch(() => {})
  expect(started.map(({ posted }) => posted)).toEqual([
    [1, 2, 3, 4].map((input) => ({ task: 'task', input })),
    [{ task: 'task', input: 5 }],
  ])
})

test('a process is held exactly while a worker works', async () => {
  const { pool, started } = puppets(1)
  await expect(pool.run('task', () => 1)).rejects.toThrow(
    "the input of task 'task' cannot be sent: could not be cloned",
  )
  expect(started[0].busy).toBe(false)
  const result = pool.run('task', 1)
  expect(started[0].busy).toBe(true)
  started[0].message({ value: 1 })
  expect(started[0].busy).toBe(false)
  await result
})

test('an aborted signal starts nothing; an abort after the answer ends nothing', async () => {
  const { pool, started } = puppets(1)
  await expect(pool.run('task', 1, { signal: AbortSignal.abort('why') })).rejects.toBe('why')
  expect(started.length).toBe(0)
  const controller = new AbortController()
  const result = pool.run('task', 1, { signal: controller.signal })
  started[0].message({ value: 'done' })
  controller.abort()
  expect(await result).toBe('done')
  const next = pool.run('task', 2)
  controller.abort()
  expect(started[0].ended).toBe(false)
  started[0].message({ value: 'next' })
  expect(await next).toBe('next')
})

test('a task aborted while it waits never reaches a worker', async () => {
  const { pool, started } = puppets(1)
  const first = pool.run('task', 1)
  const controller = new AbortController()
  const second = pool.run('task', 2, { signal: controller.signal })
  const third = pool.run('task', 3)
  controller.abort('not needed')
  await expect(second).rejects.toBe('not needed')
  for (const value of [1, 3]) started[0].message({ value })
  expect(await Promise.all([first, third])).toEqual([1, 3])
  expect(started[0].posted).toEqual([1, 3].map((input) => ({ task: 'task', input })))
})

test('what an ended worker still says is not heard', async () => {
  const { pool, started } = puppets(1)
  const controller = new AbortController()
  const stopped = pool.run('task', 1, { signal: controller.signal })
  controller.abort(new Error('enough'))
  await expect(stopped).rejects.toThrow('enough')
  expect(started[0].ended).toBe(true)
  const result = pool.run('task', 2)
  started[0].message({ value: 'of the first' })
  started[0].failure(new Error('of the first'))
  started[1].message({ value: 'of the second' })
  expect(await result).toBe('of the second')
})

test('an idle worker that dies is replaced without a word', async () => {
  const { pool, started } = puppets(1)
  const first = pool.run('task', 1)
  started[0].message({ value: 1 })
  await first
  started[0].failure(new Error('killed'))
  const second = pool.run('task', 2)
  started[1].message({ value: 2 })
  expect(await second).toBe(2)
})

test('a worker that cannot even be started rejects its task, every time', async () => {
  const { pool } = puppets(1, () => {
    throw new Error('forbidden here')
  })
  for (const task of ['a', 'b'])
    await expect(pool.run(task, 1)).rejects.toThrow(
      `pool.run: no worker could be started for task '${task}': forbidden here`,
    )
})
