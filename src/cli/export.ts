import { basename, dirname, extname, join } from 'node:path'
import { type CFiles, exportC } from '../io/export/c/export-c.ts'
import { exportEquations } from '../io/export/equations/export-equations.ts'
import { exportModule } from '../io/export/module/export-module.ts'
import { exportOnnx } from '../io/export/onnx/export-onnx.ts'
import { exportPython } from '../io/export/python/export-python.ts'
import type { About } from '../io/model/about.ts'
import type { System } from '../system/system.ts'
import { type FoundSystem, findSystem, type SystemOptions } from './find-system.ts'
import { toStdout, writeOut } from './output.ts'
import { modelOf } from './rollout.ts'
import type { Streams } from './streams.ts'
import { usageError } from './usage-error.ts'

export interface ExportCommandOptions extends SystemOptions {
  readonly to?: string
  /** Begins the names of C. */
  readonly name?: string
  readonly out?: string
}

/** Content by the ending of its file. */
type Written = Readonly<Record<string, string | Uint8Array>>

interface Settings {
  readonly system?: string
  readonly name: string
}

const targets: Readonly<Record<string, (model: System, settings: Settings) => Written>> = {
  c: (model, settings) => {
    const { source, header }: CFiles = exportC(model, settings)
    return { '.c': source, '.h': header }
  },
  js: (model, settings) => ({ '.mjs': exportModule(model, settings) }),
  python: (model, settings) => ({ '.py': exportPython(model, settings) }),
  onnx: (model, settings) => ({ '.onnx': exportOnnx(model, settings) }),
  latex: (model) => ({ '.tex': exportEquations(model, { to: 'latex' }) }),
  julia: (model) => ({ '.jl': exportEquations(model, { to: 'julia' }) }),
  scipy: (model) => ({ '.py': exportEquations(model, { to: 'python' }) }),
}

/** `rhei export`. */
export async function run(
  streams: Streams,
  [name = '']: readonly string[],
  options: ExportCommandOptions & { readonly json?: boolean },
): Promise<undefined> {
  const { out, json } = options
  if (json && toStdout(out)) throw usageError('--json and the export both want the standard output; give --out FILE')
  const found = await findSystem(streams, name, options)
  const files = exportFiles(found, options)
  for (const [path, content] of Object.entries(files)) await writeOut(streams, toStdout(out) ? out : path, content)
  const names = Object.keys(files)
  if (json) await streams.write(`${JSON.stringify({ files: names })}\n`)
  else if (!toStdout(out)) streams.note(names.join(' and '))
}

/** The files of an export by path; for the standard output one of them. */
export function exportFiles(found: FoundSystem, { to, name, out }: ExportCommandOptions): Written {
  const target = to ?? targetOf(out)
  if (target === undefined || !Object.hasOwn(targets, target))
    throw usageError(`--to must be one of ${Object.keys(targets).join(', ')}${to === undefined ? '' : `, got '${to}'`}`)
  const system = nameOf(found.about)
  const base = out === undefined || out === '-' ? 'model' : basename(out, extname(out))
  const own = name ?? identifier(base)
  const written = targets[target]!(modelOf(found), { name: own, ...(system !== undefined && { system }) })
  if (out === undefined || out === '-') return { '-': joined(written, own) }
  const [first, ...others] = Object.entries(written)
  // What the source includes goes by the name that it says, beside it.
  return { [out]: first![1], ...Object.fromEntries(others.map(([end, text]) => [join(dirname(out), own + end), text])) }
}

const ENDINGS: Readonly<Record<string, string>> = {
  '.c': 'c',
  '.mjs': 'js',
  '.js': 'js',
  '.py': 'python',
  '.onnx': 'onnx',
  '.tex': 'latex',
  '.jl': 'julia',
}

function targetOf(out: string | undefined): string | undefined {
  return out === undefined ? undefined : ENDINGS[extname(out)]
}

function nameOf({ system }: About = {}): string | undefined {
  return typeof system === 'object' ? system.name : system
}

/** Letters, digits and _ of a text. */
function identifier(text: string): string {
  const plain = text.replace(/\W+/g, '_').replace(/^(?=\d)/, '_')
  return /[A-Za-z]/.test(plain) ? plain : 'model'
}

/** One text, in which a header stands where it is included. */
function joined(written: Written, name: string): string | Uint8Array {
  const [first, header] = Object.values(written)
  if (typeof first !== 'string' || typeof header !== 'string') return first!
  return first.replace(new RegExp(`^#include "${name}\\.h"\n`, 'm'), () => header)
}
