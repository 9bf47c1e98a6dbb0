import type { HamiltonianSystem, OdeSystem } from '../../system/system.ts'
import type { Counts } from '../stepper.ts'

/** The two halves of a separable Hamiltonian system. What they return, shape [degrees], is valid until the next call. */
export interface Halves {
  readonly degrees: number
  /** ∂T/∂p: how fast the positions move. */
  velocity(t: number, y: Float64Array): Float64Array
  /** −∂V/∂q: how fast the momenta change. */
  force(t: number, y: Float64Array): Float64Array
}

/**
 * Halves by themselves where the system has them, a force with its velocity counted as one evaluation; else each costs
 * an evaluation of the whole field.
 * @throws RangeError opening with `method`, unless the system is Hamiltonian and separable.
 */
export function separableHalves(method: string, system: OdeSystem, counts: Counts): Halves {
  checkSeparable(method, system)
  const { velocity, force, field, degrees, dim } = system
  const slopes = new Float64Array(dim)
  const positions = slopes.subarray(0, degrees)
  const momenta = slopes.subarray(degrees)
  if (!velocity || !force) {
    const half = (part: Float64Array) => (t: number, y: Float64Array) => {
      field(t, y, slopes)
      counts.evaluations++
      return part
    }
    return { degrees, velocity: half(positions), force: half(momenta) }
  }
  return {
    degrees,
    velocity(t, y) {
      velocity(t, y, positions)
      return positions
    },
    force(t, y) {
      force(t, y, momenta)
      counts.evaluations++
      return momenta
    },
  }
}

function checkSeparable(method: string, system: OdeSystem): asserts system is HamiltonianSystem {
  const wayOut = 'use implicitMidpoint or gauss4/gauss6'
  if (!isHamiltonian(system)) throw new RangeError(`${method}: ${system.name} is not a Hamiltonian system; ${wayOut}`)
  if (system.separable) return
  const reason = system.equations
    ? 'its Hamiltonian mixes positions and momenta'
    : 'where H is a function, separable: true has to declare it'
  throw new RangeError(`${method}: ${system.name} is not separable (${reason}); ${wayOut}`)
}

function isHamiltonian(system: OdeSystem): system is HamiltonianSystem {
  return 'hamiltonian' in system
}
