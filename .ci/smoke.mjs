// The built package, imported by name as an ES module: all three entry points work together.
import assert from 'node:assert/strict'
import { integrate, learnFlowMap, rollout, timeGrid } from 'rhei'
import { readTrajectory } from 'rhei/node'
import { lorenz63 } from 'rhei/systems'

const truth = integrate(lorenz63, [1, 1, 1], timeGrid(0, 0.05, 400))
const model = learnFlowMap(truth, { width: 50 })
assert.equal(rollout(model, [1, 1, 1], timeGrid(0, 0.05, 20)).status, 'complete')
assert.equal(readTrajectory('examples/data/lynx-hare.csv').dim, 2)
console.log('ES module: ok')
