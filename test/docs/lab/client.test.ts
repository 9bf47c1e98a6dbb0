import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { labClient, type WorkerLike } from '../../../docs/lab/client.ts'
import type { Reply, Request } from '../../../docs/lab/messages.ts'
import { defaultSettings, type LabSettings } from '../../../docs/lab/settings.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

/** A worker that does nothing by itself. */
interface Idle extends WorkerLike {
  readonly asked: Request[]
  ended: boolean
  reply(reply: Reply): void
}

function idle(): Idle {
  const listeners: ((event: MessageEvent<Reply>) => void)[] = []
  const asked: Request[] = []
  return {
    asked,
    ended: false,
    postMessage: (request: Request) => void asked.push(request),
    addEventListener: (_: string, listener: unknown) => void listeners.push(listener as (typeof listeners)[0]),
    terminate() {
      this.ended = true
    },
    reply: (reply) => {
      for (const listener of listeners) listener({ data: reply } as MessageEvent<Reply>)
    },
  }
}

/** Starts workers and remembers them. */
function starting(workers: Idle[]): () => Idle {
  return () => {
    workers.push(idle())
    return workers[workers.length - 1]
  }
}

const widthOf = (width: number): LabSettings => ({
  ...defaultSettings,
  numbers: { ...defaultSettings.numbers, width },
})
const failed = (id: number): Reply => ({ id, kind: 'failed', during: 'show', message: 'no' })

test('of fifty drags the first and the newest are shown, by one worker', () => {
  const workers: Idle[] = []
  const client = labClient(starting(workers), vi.fn())
  for (let width = 1; width <= 50; width++) client.show(widthOf(width))
  workers[0].reply(failed(1))
  workers[0].reply(failed(2))
  const shown = workers[0].asked.map((request) => request.kind === 'show' && request.settings.numbers.width)
  expect(shown).toEqual([1, 50])
  vi.advanceTimersByTime(60_000)
  expect(workers.length).toBe(1)
})

test('a worker that is held up is ended, and another one shows what waits', () => {
  const workers: Idle[] = []
  const replies = vi.fn()
  const client = labClient(starting(workers), replies)
  client.show(widthOf(1))
  vi.advanceTimersByTime(1000)
  client.show(widthOf(2))
  client.show(widthOf(3))
  vi.advanceTimersByTime(499)
  expect(workers.length).toBe(1)
  vi.advanceTimersByTime(1)
  expect([workers.length, workers[0].ended]).toEqual([2, true])
  expect(workers[1].asked).toMatchObject([{ kind: 'show', settings: { numbers: { width: 3 } } }])
  workers[0].reply(failed(1))
  workers[0].reply(failed(2))
  expect(replies).not.toHaveBeenCalled()
  workers[1].reply(failed(2))
  expect(replies).toHaveBeenCalledOnce()
})

test('replies to what is no longer asked are dropped; a stopped client has no worker', () => {
  const worker = idle()
  const replies = vi.fn()
  const client = labClient(() => worker, replies)
  client.open('')
  client.study({ name: 'a.csv', bytes: new Uint8Array(), seed: 1 })
  worker.reply(failed(1))
  expect(replies).not.toHaveBeenCalled()
  worker.reply({ id: 2, kind: 'progress', text: 'reading …' })
  expect(replies).toHaveBeenCalledOnce()
  client.stop()
  expect(worker.ended).toBe(true)
})

test('a file is handed out without ending what is shown', () => {
  const worker = idle()
  const replies = vi.fn()
  const client = labClient(() => worker, replies)
  client.show(widthOf(1))
  client.take('data', widthOf(1))
  worker.reply({ id: 1, kind: 'file', name: 'lab.csv', bytes: new Uint8Array() })
  client.show(widthOf(2))
  expect(worker.asked.length).toBe(2)
  worker.reply(failed(1))
  expect(replies).toHaveBeenCalledTimes(2)
  expect(worker.asked[2]).toMatchObject({ id: 2, kind: 'show' })
})
