import { defineOde } from '../../src/system/define-ode.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/** Three chemical species with rates from 0.04 to 3e7; their sum is conserved. */
export const robertson: OdeSystem = defineOde({
  name: 'Robertson',
  parameters: { k1: 0.04, k2: 3e7, k3: 1e4 },
  equations: {
    a: '-k1*a + k3*b*c',
    b: 'k1*a - k3*b*c - k2*b^2',
    c: 'k2*b^2',
  },
  initialState: { a: 1, b: 0, c: 0 },
  invariants: { mass: 'a + b + c' },
  source: 'H. H. Robertson, in Numerical Analysis: An Introduction, Academic Press, 178–182 (1966)',
})

/** Van der Pol's equation in the time of its slow motion: jumps take a time of order epsilon. */
export const vanDerPol: OdeSystem = defineOde({
  name: 'van der Pol',
  parameters: { epsilon: 1e-6 },
  equations: { x: 'v', v: '((1 - x^2)*v - x)/epsilon' },
  initialState: { x: 2, v: 0 },
  source: 'Hairer, Wanner, Solving Ordinary Differential Equations II, section IV.10, eq. 10.1',
})

/** The Belousov–Zhabotinskii reaction; concentrations range over eight powers of ten. */
export const oregonator: OdeSystem = defineOde({
  name: 'Oregonator',
  equations: {
    x: '77.27*(y + x*(1 - 8.375e-6*x - y))',
    y: '(z - (1 + x)*y)/77.27',
    z: '0.161*(x - z)',
  },
  initialState: { x: 1, y: 2, z: 3 },
  source: 'R. J. Field, R. M. Noyes, J. Chem. Phys. 60, 1877–1884 (1974); Hairer, Wanner II, eq. 10.2',
})

/** Solution cos t for every lambda. */
export const protheroRobinson: OdeSystem = defineOde({
  name: 'Prothero–Robinson',
  parameters: { lambda: 1 },
  equations: { y: '-lambda*(y - cos(t)) - sin(t)' },
  initialState: { y: 1 },
  source: 'A. Prothero, A. Robinson, Math. Comp. 28, 145–162 (1974)',
})

/** The curve that y is drawn to is not a solution: y = λ (λ cos t + sin t) / (1 + λ²) after exp(−λ t) has died. */
export const pulledCosine: OdeSystem = defineOde({
  name: 'pulled cosine',
  parameters: { lambda: 1e6 },
  equations: { y: '-lambda*(y - cos(t))' },
  initialState: { y: 0 },
  source: 'C. F. Curtiss, J. O. Hirschfelder, Proc. Nat. Acad. Sci. 38, 235–243 (1952)',
})

/** The system without its symbolic Jacobian, so that differences stand in. */
export function withoutJacobian(system: OdeSystem): OdeSystem {
  const { jacobian: _, equations: __, ...rest } = system
  return rest
}
