import type { LabSystem } from './lab-system.ts'
import type { LabSettings } from './settings.ts'
import { FLOW_HORIZON, MAP_HORIZON, THRESHOLD, TRANSIENT } from './trial.ts'

/** A script that makes what is on the screen anew: the same record, the same model, the same valid time. */
export function labScript(settings: LabSettings, system: LabSystem, lyapunovExponent: number | undefined): string {
  const { samples, dt, noise, seed } = settings.numbers
  const isMap = system.kind === 'map'
  const horizon = isMap ? MAP_HORIZON : FLOW_HORIZON
  const learner = settings.learner === 'vector-field' && !isMap ? 'learnVectorField' : 'learnFlowMap'
  const own = settings.system === ''
  const names = [
    noise > 0 && 'addNoise',
    'compare',
    ...(own ? ['defineEquations', 'parseEquations'] : []),
    isMap ? 'iterate' : 'integrate',
    !isMap && 'dop853',
    learner,
    'rollout',
    'samplerOf',
    'slice',
    'standardScaler',
    'stateAt',
    !isMap && 'timeGrid',
  ].filter((name): name is string => name !== false)
  const changed = Object.keys(settings.parameters).length > 0 ? `.with(${JSON.stringify(settings.parameters)})` : ''
  const steps = `${TRANSIENT} + samples + ${horizon}`
  return [
    `// Made by the lab of rhei. Run it with: npm install rhei && npx tsx lab.ts`,
    `import { ${names.sort((a, b) => a.localeCompare(b)).join(', ')} } from 'rhei'`,
    ...(own ? [] : [`import { ${settings.system} } from 'rhei/systems'`]),
    '',
    own
      ? `const system = defineEquations(parseEquations(${JSON.stringify(settings.equations)}))${changed}`
      : `const system = ${settings.system}${changed}`,
    `const samples = ${samples}`,
    isMap
      ? `const whole = iterate(system, system.initialState, ${steps})`
      : `const whole = integrate(system, system.initialState, timeGrid(0, ${dt}, ${steps}), dop853())`,
    `const clean = slice(whole, ${TRANSIENT}, ${TRANSIENT} + samples)`,
    noise > 0 ? `const record = addNoise(clean, { relative: ${noise}, seed: ${seed} })` : 'const record = clean',
    '',
    `const model = ${learner}(record, ${learnOptions(settings)})`,
    '',
    `const truth = slice(whole, ${TRANSIENT} + samples - 1)`,
    'const prediction = rollout(model, stateAt(truth, 0), truth.times)',
    `const { validTime } = compare(truth, prediction, { ${compareOptions(lyapunovExponent)} })`,
    "console.log('valid for', validTime.median, validTime.unit)",
    '',
  ].join('\n')
}

function learnOptions({ sampler, numbers: { width, slopeScale, ridge, seed } }: LabSettings): string {
  const penalty = ridge > 0 ? `, ridge: { relative: ${ridge} }` : ''
  return `{ width: ${width}, sampler: samplerOf({ name: '${sampler}', slopeScale: ${slopeScale} }), seed: ${seed}${penalty} }`
}

function compareOptions(lyapunovExponent: number | undefined): string {
  const unit = lyapunovExponent === undefined ? '' : `, lyapunovExponent: ${lyapunovExponent}`
  return `scale: standardScaler(clean.states, clean.dim).scale, threshold: ${THRESHOLD}${unit}`
}
