import type { Task } from '../../src/parallel/serve.ts'

/** (module (func (export "spin") (loop (br 0)))): a loop without end inside WebAssembly. */
const SPIN = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 8, 1, 4, 115, 112, 105, 110, 0, 0, 10, 9, 1, 7, 0, 3,
  64, 12, 0, 11, 11,
]

const echo: Task<unknown> = (input) => input

const wait: Task<number, number> = (milliseconds) =>
  new Promise((resolve) => setTimeout(() => resolve(milliseconds), milliseconds))

/** A partial sum of 1/k² over [from, to), in this order. */
const partialSum: Task<{ from: number; to: number }, number> = ({ from, to }) => {
  let sum = 0
  for (let k = from; k < to; k++) sum += 1 / (k * k)
  return sum
}

/** A large result, moved, and what is left of it here is told as progress by the next task. */
let moved: Float64Array | undefined
const ramp: Task<number, Float64Array> = (count, { transfer }) => {
  moved = Float64Array.from({ length: count }, (_, i) => i)
  transfer(moved.buffer as ArrayBuffer)
  return moved
}
const leftOver: Task<undefined, number | undefined> = () => moved?.length

/** Tells progress without ever giving control back, then goes on after the answer. */
const count: Task<number, string> = (to, { progress }) => {
  for (let i = 1; i <= to; i++) progress(i)
  setTimeout(() => progress(-1))
  return 'counted'
}

const spin: Task<undefined> = (_, { progress }) => {
  progress(0)
  for (;;);
}

const spinWasm: Task<undefined> = (_, { progress }) => {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(SPIN)))
  progress(0)
  ;(exports.spin as () => void)()
}

class SingularError extends Error {
  override name = 'SingularError'
}

const fail: Task<string> = (kind) => {
  if (kind === 'range') throw new RangeError('width must be positive, got -1')
  if (kind === 'custom') throw new SingularError('column 3 is zero')
  if (kind === 'async') return Promise.reject(new TypeError('later'))
  throw kind
}

/** An error outside of any task's promise. */
const failLater: Task<undefined> = () => {
  setTimeout(() => {
    throw new Error('nobody listens')
  })
  return new Promise(() => {})
}

const functionResult: Task<undefined> = () => () => 1

/** What a worker of the tests can do. */
export const tasks: Record<string, Task> = {
  echo,
  wait,
  partialSum,
  ramp,
  leftOver,
  count,
  spin,
  spinWasm,
  fail,
  failLater,
  functionResult,
}
