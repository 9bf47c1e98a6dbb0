import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

const openingM = '(0.1*(25 + v)/(1 - exp(-0.1*v - 2.5)))'
const closingM = '(4*exp(-(v + 50)/18))'
const openingH = '(0.07*exp(-0.05*v - 2.5))'
const closingH = '(1/(1 + exp(-0.1*v - 2)))'
const openingN = '(0.01*(20 + v)/(1 - exp(-0.1*v - 2)))'
const closingN = '(0.125*exp(-(v + 30)/80))'

// The share of open channels of the inward current, m³h.
const inward = `(${openingM}/(${openingM} + ${closingM}))^3*${openingH}/(${openingH} + ${closingH})`

/**
 * An excitable cell that fires in bursts: membrane potential v, the fraction n of open potassium gates and calcium c
 * in units of its half-saturation, which opens further potassium channels.
 */
export const excitableCell: OdeSystem = defineOde({
  name: 'Chay excitable cell',
  domain: 'neuroscience',
  units: { v: 'mV', n: '1', c: '1', time: 's' },
  parameters: {
    gi: 1800,
    gkv: 1700,
    gkc: 11,
    gl: 7,
    vi: 100,
    vk: -75,
    vl: -40,
    vc: 100,
    kc: 0.183333,
    rho: 0.27,
    lambda: 230,
  },
  equations: {
    v: `gi*${inward}*(vi - v) + (gkv*n^4 + gkc*c/(1 + c))*(vk - v) + gl*(vl - v)`,
    n: `lambda*(${openingN}*(1 - n) - ${closingN}*n)`,
    c: `rho*(${inward}*(vc - v) - kc*c)`,
  },
  initialState: { v: -44.57779976420271, n: 0.13121643614884418, c: 0.4658533583951385 },
  period: 1,
  notes:
    'Hodgkin–Huxley gates; those of the inward current (m, h) are at their equilibrium. gkc controls the onset of ' +
    'chaos.',
  source: 'T. R. Chay, Physica D 16, 233-242 (1985)',
})
