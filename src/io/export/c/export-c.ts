import { calledBy } from '../program/called.ts'
import type { Program } from '../program/program.ts'
import { type ExportableModel, programOf } from '../program/to-program.ts'
import { type ExportOptions, heading } from '../text/heading.ts'
import { floating } from '../text/listing.ts'
import { snakeCase } from '../text/names.ts'
import { cEnergyBody } from './c-energy.ts'
import { cEquations } from './c-equations.ts'
import { cFunctions } from './c-functions.ts'
import { cNetworkBody } from './c-network.ts'
import { rolloutSource, type Signature, signatures } from './c-signatures.ts'
import { cString } from './c-string.ts'

export interface ExportCOptions extends ExportOptions {
  /** Begins every name; default the model's name. */
  readonly name?: string
}

/** Two files: the source includes the header as `${name}.h`. */
export interface CFiles {
  readonly source: string
  readonly header: string
}

/**
 * C99 source and header that compute what the model does, with the same bits where products and sums are not fused
 * (`-ffp-contract=off`). Nothing is allocated and nothing global written, so it may run on many threads. For a name
 * `swing`: SWING_DIM, swing_variables and, for a map, SWING_DT, swing_advance and swing_rollout; for a field swing_field
 * and swing_rollout by classical Runge–Kutta steps; for a function swing_predict. The header is good C++ too.
 *
 * @throws RangeError for a model that cannot be exported, with the way out, or a name that is no C identifier.
 */
export function exportC(model: ExportableModel, options: ExportCOptions = {}): CFiles {
  const program = programOf(model, 'exportC')
  const name = options.name ?? snakeCase(program.name)
  if (!/^[A-Za-z_]\w*$/.test(name))
    throw new RangeError(`exportC: '${name}' is no name for C; use letters, digits and _`)
  const declared = signatures(program, name)
  const comment = heading(program, 'exportC', options, usage(program, name))
  const top = `/*\n${comment.map((line) => ` * ${line}`).join('\n')}\n */`
  return { header: headerOf(program, name, top, declared), source: sourceOf(program, name, top, declared) }
}

function usage({ kind, timed }: Program, name: string): string[] {
  const calls: Readonly<Record<Program['kind'], string>> = {
    map: `double states[101 * ${name.toUpperCase()}_DIM]; ${name}_rollout(y0, 100, ${timed ? '0.0, ' : ''}states); row i is the state after i steps`,
    field: `double states[101 * ${name.toUpperCase()}_DIM]; ${name}_rollout(y0, 100, 0.0, 0.01, states); row i is the state at 0.01 i`,
    function: `double y[${name.toUpperCase()}_OUTPUTS]; ${name}_predict(x, y);`,
  }
  return [
    `cc -std=c99 -O2 -ffp-contract=off -c ${name}.c (link with -lm); never -ffast-math`,
    `#include "${name}.h"`,
    calls[kind],
  ]
}

function headerOf(
  { variables, outputs, dt, kind }: Program,
  name: string,
  top: string,
  declared: readonly Signature[],
) {
  const upper = name.toUpperCase()
  return `${top}
#ifndef ${upper}_H
#define ${upper}_H

#include <stddef.h>

#define ${upper}_DIM ${variables.length}
${outputs ? `#define ${upper}_OUTPUTS ${outputs.length}\n` : ''}${kind === 'map' && dt !== undefined ? `#define ${upper}_DT ${floating(dt)}\n` : ''}
#ifdef __cplusplus
extern "C" {
#endif

extern const char *const ${name}_variables[${upper}_DIM];
${outputs ? `extern const char *const ${name}_outputs[${upper}_OUTPUTS];\n` : ''}
${declared.map(({ comment, declaration }) => `/* ${comment} */\n${declaration};`).join('\n\n')}

#ifdef __cplusplus
}
#endif

#endif
`
}

function sourceOf(program: Program, name: string, top: string, declared: readonly Signature[]): string {
  const { variables, outputs } = program
  const names = (list: string, values: readonly string[]) =>
    `const char *const ${name}_${list}[] = {${values.map(cString).join(', ')}};`
  const blocks = [
    top,
    `#include "${name}.h"\n\n#include <math.h>\n#include <stdint.h>\n#include <string.h>`,
    [names('variables', variables), ...(outputs ? [names('outputs', outputs)] : [])].join('\n'),
    ...cFunctions(calledBy(program)),
    ...bodyBlocks(program, declared),
    ...rolloutSource(program, name, declared),
  ]
  return `${blocks.join('\n\n')}\n`
}

function bodyBlocks({ kind, body, timed, variables }: Program, declared: readonly Signature[]): string[] {
  const [{ declaration: opening }] = declared
  const dim = variables.length
  if (body.kind === 'equations') {
    const { functions, source } = cEquations(body, opening)
    return [...functions, source]
  }
  if (body.kind === 'energy') {
    const { constants, functions, energy, lines } = cEnergyBody(body, dim)
    const [, , { declaration }] = declared
    return [
      constants.join('\n'),
      ...functions,
      definition(declaration, energy),
      definition(opening, ['(void)t;', ...lines]),
    ]
  }
  const time = timed ? 't' : '0.0'
  const { constants, functions, lines } = cNetworkBody(body, dim, `known(${time}, state, base);`)
  const known =
    typeof body.base === 'object' &&
    cEquations(body.base, 'static void known(double t, const double *state, double *out)')
  const unused = kind === 'field' && !timed ? ['(void)t;'] : []
  return [
    constants.join('\n'),
    ...functions,
    ...(known ? [...known.functions, known.source] : []),
    definition(opening, [...unused, ...lines]),
  ]
}

function definition(opening: string, lines: readonly string[]): string {
  return `${opening}\n{\n${lines.map((line) => `  ${line}`).join('\n')}\n}`
}
