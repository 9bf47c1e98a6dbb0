import type { Program } from '../program/program.ts'

/** A function that a header declares. */
export interface Signature {
  readonly comment: string
  readonly declaration: string
}

/** What a header declares: first what the program computes, then its rollout, then an energy. */
export function signatures({ kind, timed, body }: Program, name: string): readonly Signature[] {
  const time = timed ? 'double t, ' : ''
  if (kind === 'function')
    return [
      {
        comment: 'Writes what the model says of a row into out.',
        declaration: `void ${name}_predict(const double *state, double *out)`,
      },
    ]
  if (kind === 'map')
    return [
      {
        comment: `Writes the state one step after 'state'${timed ? ' at time t' : ''} into out, which must not overlap it.`,
        declaration: `void ${name}_advance(${time}const double *state, double *out)`,
      },
      {
        comment: `Writes y0 and the states after 1, 2, ..., steps steps${timed ? ' from time t0' : ''} into states, steps + 1 rows.`,
        declaration: `void ${name}_rollout(const double *y0, size_t steps, ${timed ? 'double t0, ' : ''}double *states)`,
      },
    ]
  const energy: Signature = {
    comment: 'The learned energy at a state.',
    declaration: `double ${name}_energy(const double *state)`,
  }
  return [
    {
      comment: 'Writes the derivative of the state at time t into out, which must not overlap it.',
      declaration: `void ${name}_field(double t, const double *state, double *out)`,
    },
    {
      comment:
        'Writes y0 and the states at t0 + dt, t0 + 2 dt, ... by classical Runge-Kutta steps into states, steps + 1 rows.',
      declaration: `void ${name}_rollout(const double *y0, size_t steps, double t0, double dt, double *states)`,
    },
    ...(body.kind === 'energy' ? [energy] : []),
  ]
}

/** The definition of the rollout. */
export function rolloutSource(
  { kind, timed, dt = 1 }: Program,
  name: string,
  declared: readonly Signature[],
): string[] {
  if (kind === 'function') return []
  const dim = `${name.toUpperCase()}_DIM`
  const time = timed ? `t0 + (double)i * ${Number.isInteger(dt) ? `${dt}.0` : dt}, ` : ''
  const start = `  memcpy(states, y0, ${dim} * sizeof *states);\n  for (size_t i = 0; i < steps; i++)`
  const steps =
    kind === 'map'
      ? `${start} ${name}_advance(${time}states + i * ${dim}, states + (i + 1) * ${dim});`
      : `  double at[${dim}], k1[${dim}], k2[${dim}], k3[${dim}], k4[${dim}];
${start} {
    const double *y = states + i * ${dim};
    double *next = states + (i + 1) * ${dim};
    const double t = t0 + (double)i * dt;
    ${name}_field(t, y, k1);
    for (int j = 0; j < ${dim}; j++) at[j] = y[j] + dt * (0.5 * k1[j]);
    ${name}_field(t + 0.5 * dt, at, k2);
    for (int j = 0; j < ${dim}; j++) at[j] = y[j] + dt * (0.5 * k2[j]);
    ${name}_field(t + 0.5 * dt, at, k3);
    for (int j = 0; j < ${dim}; j++) at[j] = y[j] + dt * k3[j];
    ${name}_field(t + dt, at, k4);
    for (int j = 0; j < ${dim}; j++)
      next[j] = y[j] + dt * (1.0 / 6.0 * k1[j] + 1.0 / 3.0 * k2[j] + 1.0 / 3.0 * k3[j] + 1.0 / 6.0 * k4[j]);
  }`
  return [`${declared[1].declaration}\n{\n${steps}\n}`]
}
