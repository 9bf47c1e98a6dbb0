import { type CatalogueEntry, findSystems, type SystemQuery } from '../../systems/catalogue.ts'
import type { Streams } from './streams.ts'

export interface SystemsOptions extends SystemQuery {
  readonly json?: boolean
}

/** `rhei systems`. */
export async function run({ write }: Streams, _: readonly string[], options: SystemsOptions): Promise<undefined> {
  await write(`${systemsText(options)}\n`)
}

/** What `rhei systems` prints: the systems that fit, as a table or as JSON. */
export function systemsText({ json = false, ...query }: SystemsOptions): string {
  const entries = findSystems(query)
  if (json) return JSON.stringify(entries.map(plain))
  const lines = entries.map(({ id, domain, system, measured }) => {
    const exponent = measured ? measured.spectrum[0].toPrecision(3) : ''
    return `${id.padEnd(26)} ${domain.padEnd(13)} ${system.kind.padEnd(4)} ${String(system.dim).padStart(3)} ${exponent.padStart(10)}  ${system.name}`
  })
  const head = `${'name'.padEnd(26)} ${'domain'.padEnd(13)} kind dim ${'exponent'.padStart(10)}  title`
  return [head, ...lines, '', `${entries.length} systems`].join('\n')
}

function plain({ id, system, domain, hamiltonian, driven, delay, stochastic, measured }: CatalogueEntry): object {
  const { name, kind, dim, variables, parameters, initialState, equations, units, period, notes, source } = system
  return {
    name: id,
    title: name,
    kind,
    domain,
    dim,
    variables,
    parameters,
    initialState,
    equations,
    units,
    period,
    hamiltonian,
    driven,
    delay,
    stochastic,
    chaotic: measured?.chaotic,
    lyapunov: measured && {
      spectrum: measured.spectrum,
      standardError: measured.standardError,
      start: measured.start,
      time: measured.time,
      method: measured.method,
    },
    kaplanYorke: measured?.kaplanYorke,
    notes,
    source,
  }
}
