import { defineOde } from '../../src/system/define-later.ts'
import type { OdeSystem } from '../../src/system/system.ts'

/**
 * A freely spinning body: its angular velocity in a frame fixed to it, along its principal axes. A spin about the middle
 * axis tumbles over again and again, as a thrown tennis racket does.
 */
export const rigidBody: OdeSystem = defineOde({
  name: 'rigid body',
  domain: 'mechanics',
  units: 'dimensionless',
  parameters: { I1: 1, I2: 2, I3: 3 },
  equations: {
    w1: '(I2 - I3)/I1*w2*w3',
    w2: '(I3 - I1)/I2*w3*w1',
    w3: '(I1 - I2)/I3*w1*w2',
  },
  initialState: { w1: 0.1, w2: 1, w3: 0.1 },
  invariants: {
    energy: '(I1*w1^2 + I2*w2^2 + I3*w3^2)/2',
    angularMomentum: 'sqrt((I1*w1)^2 + (I2*w2)^2 + (I3*w3)^2)',
  },
  period: 22.9963,
  notes:
    'Moments of inertia satisfy I1 + I2 >= I3 and so on. Spins about the axes of least and largest moment are ' +
    'stable, those about the middle one are not.',
  source:
    'L. Euler, Mémoires de l’académie des sciences de Berlin 14, 154-193 (1765); L. D. Landau, E. M. Lifshitz, ' +
    'Mechanics (1976), sect. 37',
})
