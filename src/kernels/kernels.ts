import { wasmBase64 } from './wasm.generated.ts'

/** Addresses and sizes are in bytes; matrices are tiled as src/kernels/assembly/tile.ts says. */
export interface KernelExports {
  readonly memory: WebAssembly.Memory
  heapBase(): number
  tanh(input: number, output: number, count: number): void
  exp(input: number, output: number, count: number): void
  sin(input: number, output: number, count: number): void
  cos(input: number, output: number, count: number): void
  transposedProduct(rows: number, a: number, b: number, out: number): void
  hiddenLayer(
    rows: number,
    inputs: number,
    inputStride: number,
    inputTiles: number,
    parameters: number,
    tiles: number,
    out: number,
    outStride: number,
    activation: number,
  ): void
  placeColumns(source: number, rows: number, width: number, block: number, stride: number, column: number): void
  fillColumns(value: number, rows: number, width: number, block: number, stride: number, column: number): void
  takeColumns(target: number, rows: number, width: number, block: number, stride: number, column: number): void
  scaleRows(factors: number, rows: number, block: number, stride: number, tiles: number): void
  fold(
    r: number,
    rStride: number,
    columns: number,
    targets: number,
    b: number,
    bStride: number,
    rows: number,
    triangular: boolean,
    residuals: number,
  ): void
  gram(b: number, bStride: number, rows: number, tiles: number, g: number, gStride: number): void
  evaluate(network: number, x: number, count: number, out: number): void
  jacobian(network: number, x: number, out: number, seeds: number): void
  workBytes(network: number): number
  evaluateRow(network: number, x: number, work: number, out: number): void
  rollout(network: number, scaling: number, increments: boolean, states: number, steps: number, work: number): number
  rolloutBytes(network: number): number
}

/** One instance of the WebAssembly core with its own memory. */
export interface Kernels extends KernelExports {
  /** Address of `count` zeroed doubles, 64-byte aligned; never freed but with the instance. */
  alloc(count: number): number
  /** The doubles at an address; a view that later allocations make useless, so take it fresh. */
  view(address: number, count: number): Float64Array
}

/** What to say where the core cannot run. */
export const KERNELS_MISSING = 'WebAssembly with SIMD is missing here; the slower TypeScript twin does the work'

const PAGE = 65536
let compiled: WebAssembly.Module | undefined | null = null

function compile(): WebAssembly.Module | undefined {
  if (typeof WebAssembly === 'undefined') return undefined
  const bytes = Uint8Array.from(atob(wasmBase64), (character) => character.charCodeAt(0))
  return WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : undefined
}

/** Whether this machine runs the core: WebAssembly with 128-bit SIMD (Node 16, Chrome 91, Firefox 89, Safari 16.4). */
export function kernelsSupported(): boolean {
  if (compiled === null) compiled = compile()
  return compiled !== undefined
}

/** A fresh instance of the core. @throws Error where WebAssembly with SIMD is missing; ask `kernelsSupported` first. */
export function createKernels(): Kernels {
  if (!kernelsSupported() || !compiled) throw new Error(KERNELS_MISSING)
  const exports = new WebAssembly.Instance(compiled).exports as unknown as KernelExports
  const { memory } = exports
  let free = align(exports.heapBase())
  return {
    ...exports,
    alloc(count) {
      const address = free
      free = align(free + 8 * count)
      const missing = free - memory.buffer.byteLength
      if (missing > 0) memory.grow(Math.ceil(missing / PAGE))
      return address
    },
    view: (address, count) => new Float64Array(memory.buffer, address, count),
  }
}

function align(address: number): number {
  return Math.ceil(address / 64) * 64
}
