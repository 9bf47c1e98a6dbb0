import { catalogue } from '../../systems/catalogue.ts'
import { defineEquations } from '../io/define-equations.ts'
import { parseEquations } from '../io/equations-text.ts'
import type { About } from '../io/model/about.ts'
import { loadModel } from '../io/model/model-file.ts'
import type { DdeSystem, SdeSystem, System } from '../system/system.ts'
import { findEntry } from './find-entry.ts'
import { type Input, isFile, readInput, textOf } from './input.ts'
import type { Streams } from './streams.ts'
import { usageError } from './usage-error.ts'

export interface SystemOptions {
  /** Values of parameters. */
  readonly set?: Readonly<Record<string, number>>
  /** Initial values, by variable. */
  readonly start?: Readonly<Record<string, number>>
}

/** A system that a command line names. */
export interface FoundSystem {
  /** As the catalogue or the file has it. */
  readonly id: string
  readonly system: System | SdeSystem | DdeSystem
  readonly y0: readonly number[]
  /** Of a model file. */
  readonly about?: About
  /** Largest Lyapunov exponent at these parameters, where it is known. */
  readonly lyapunovExponent?: number
}

/**
 * A name of the catalogue, a model file, a file of equations, equations, or '-' for a model or equations on the standard
 * input.
 */
export async function findSystem(streams: Streams, text: string, options: SystemOptions = {}): Promise<FoundSystem> {
  if (/(?<![<>=!])=/.test(text) && !isFile(text)) return fromEquations(text, 'equations', options)
  const isName = catalogue().some(({ id }) => id === text)
  if (!isName && (text === '-' || isFile(text))) return systemOf(await readInput(streams, text), options)
  if (!isName && /[./\\]/.test(text)) throw new Error(`${text}: no such file`, { cause: 'ENOENT' })
  return fromCatalogue(text, options)
}

/** The system in a file's content. */
export function systemOf(input: Input, options: SystemOptions = {}): FoundSystem {
  const { name, holds, bytes } = input
  if (holds === 'text') return fromEquations(textOf(input), name, options)
  if (holds === 'json') throw new SyntaxError(`${name} is JSON, not a model or equations`)
  const { model, about } = loadFrom(name, bytes)
  if (!('kind' in model)) throw new SyntaxError(`${name} is a regressor or a classifier, not a system`)
  return { ...withValues(name, model, options), about }
}

export function loadFrom(name: string, bytes: Uint8Array): ReturnType<typeof loadModel> {
  try {
    return loadModel(bytes)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new SyntaxError(error.message.replace('loadModel', name), { cause: error })
  }
}

function fromCatalogue(text: string, options: SystemOptions): FoundSystem {
  const { id, system, measured } = findEntry(text)
  const found = withValues(id, system, options)
  const isDefault = found.system === system || Object.keys(options.set ?? {}).length === 0
  const exponent = measured?.chaotic && isDefault ? measured.spectrum[0] : found.system.lyapunovExponent
  return { ...found, ...(exponent !== undefined && exponent > 0 && { lyapunovExponent: exponent }) }
}

function withValues(id: string, whole: FoundSystem['system'], { set = {}, start = {} }: SystemOptions): FoundSystem {
  try {
    const system = Object.keys(set).length > 0 ? whole.with(set) : whole
    return { id, system, y0: startOf(system, start) }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw usageError(error.message.replace(/^with: /, ''), error)
  }
}

function startOf({ name, variables, initialState }: FoundSystem['system'], start: Readonly<Record<string, number>>) {
  for (const key of Object.keys(start))
    if (!variables.includes(key)) throw new RangeError(`${name} has no variable '${key}'; it has ${list(variables)}`)
  return variables.map((variable, j) => start[variable] ?? initialState[j]!)
}

function list(names: readonly string[]): string {
  return names.length <= 12 ? names.join(', ') : `${names.slice(0, 12).join(', ')}, … (${names.length})`
}

function fromEquations(text: string, name: string, { set = {}, start = {} }: SystemOptions): FoundSystem {
  const onLine = name === 'equations'
  try {
    const equations = parseEquations(text)
    const system = defineEquations(equations, { parameters: set, start })
    return { id: equations.name ?? name, system, y0: system.initialState }
  } catch (error) {
    if (error instanceof SyntaxError && !onLine)
      throw new SyntaxError(
        error.message.replace(/^equations/, () => name),
        { cause: error },
      )
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error
    throw usageError(`${error.message}${wayOut(error.message)}`, error)
  }
}

function wayOut(message: string): string {
  if (!/^equations: no value for/.test(message)) return ''
  const parameters = /parameter (.*?)(?: and start|$)/.exec(message)?.[1]
  const starts = /start of (.*)$/.exec(message)?.[1]
  const give = (option: string, names: string): string => `${option} ${names.replaceAll(', ', '=…,')}=…`
  return `; give ${[parameters && give('--set', parameters), starts && give('--start', starts)].filter(Boolean).join(' ')}`
}
