// The built package, imported by name through require: all three entry points work together.
const assert = require('node:assert/strict')
const { integrate, learnFlowMap, rollout, timeGrid } = require('rhei')
const { readTrajectory } = require('rhei/node')
const { lorenz63 } = require('rhei/systems')

const truth = integrate(lorenz63, [1, 1, 1], timeGrid(0, 0.05, 400))
const model = learnFlowMap(truth, { width: 50 })
assert.equal(rollout(model, [1, 1, 1], timeGrid(0, 0.05, 20)).status, 'complete')
assert.equal(readTrajectory('examples/data/lynx-hare.csv').dim, 2)
console.log('CommonJS: ok')
