import { defineDde } from '../../src/system/define-later.ts'
import type { DdeSystem } from '../../src/system/system.ts'

/**
 * White blood cells x, made according to how many there were a time tau ago. Where that is too long, as in chronic
 * leukemia, their number does not settle.
 */
export const mackeyGlass: DdeSystem = defineDde({
  name: 'Mackey–Glass equation',
  domain: 'biology',
  units: { x: '1', time: 'd' },
  parameters: { beta: 0.2, gamma: 0.1, n: 10, tau: 17 },
  equations: { x: 'beta*x(t - tau)/(1 + x(t - tau)^n) - gamma*x' },
  initialState: { x: 1.2 },
  period: 49.9,
  notes:
    'x = (beta/gamma - 1)^(1/n) is stable up to tau = 4.708; then come cycles, whose period doubles, and chaos, as at ' +
    'tau = 17, the usual value. At tau = 16, that of the dysts catalogue, there is a cycle of four turns. The period ' +
    'is the mean time of a turn.',
  source: 'M. C. Mackey, L. Glass, Science 197, 287-289 (1977), eq. 4b',
})
