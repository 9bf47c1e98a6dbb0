/** Writes the derivative of y at time t into dydt. Never allocates, never keeps y. */
export type VectorField = (t: number, y: Float64Array, dydt: Float64Array) => void

/** Writes ∂fᵢ/∂yⱼ at (t, y) into jacobian[i·dim + j]. */
export type Jacobian = (t: number, y: Float64Array, jacobian: Float64Array) => void

/**
 * dy/dt = Ly + N(t, y) in coordinates in which L is diagonal, such as the Fourier modes of a field. Amplitudes are complex,
 * real and imaginary part in turn; shape [2·modes].
 */
export interface Semilinear {
  readonly modes: number
  /** The eigenvalue of L for each mode; shape [2·modes]. */
  readonly linear: Float64Array
  /** Writes the amplitudes of N into out, every entry; out never aliases amplitudes. Never allocates, never keeps them. */
  nonlinear(t: number, amplitudes: Float64Array, out: Float64Array): void
  /** Linear in y. Writes every entry. */
  toModes(y: Float64Array, amplitudes: Float64Array): void
  /** The inverse of `toModes`. */
  fromModes(amplitudes: Float64Array, y: Float64Array): void
}

/** A scalar function of time and state that stays constant along every exact trajectory. */
export type Invariant = (t: number, y: Float64Array) => number

/** Like a VectorField, with the past: row k of `past` is the state at t − lagₖ; shape [lags, dim]. */
export type DelayField = (t: number, y: Float64Array, past: Float64Array, dydt: Float64Array) => void

/**
 * Writes row i of the Jacobian, ∂fᵢ/∂yⱼ and then ∂fᵢ/∂pastⱼ lag by lag, into jacobian[i·(1 + lags)·dim + …]. The lags
 * count as fixed.
 */
export type DelayJacobian = (t: number, y: Float64Array, past: Float64Array, jacobian: Float64Array) => void

/** Writes the state at t, a time up to the start, into out. */
export type History = (t: number, out: Float64Array) => void

/** The text that a system was made from, with its present parameters: plain data, from which `defineSystem` makes it anew. */
export interface SystemDefinition {
  readonly kind: string
  readonly name: string
  readonly [part: string]: unknown
}

/** What a learned system was made from, with its present parameters: plain data, from which `fromRecipe` makes it anew. */
export interface Recipe {
  readonly learner: string
  readonly [part: string]: unknown
}

/** Writes gᵢⱼ(t, y), the coefficient of dWⱼ in dyᵢ, into g[i·noises + j], zeros too. Never allocates, never keeps y. */
export type Diffusion = (t: number, y: Float64Array, g: Float64Array) => void

/**
 * What is known of the noise, each kind a case of the next:
 * - additive: g does not depend on y;
 * - diagonal: every variable has a Wiener process of its own, and gᵢᵢ depends on no other variable;
 * - commutative: Σₗ gₗⱼ ∂gᵢₖ/∂yₗ = Σₗ gₗₖ ∂gᵢⱼ/∂yₗ for all i, j, k, as with one Wiener process;
 * - general: anything.
 *
 * Additive noise need not be diagonal. It comes first because it asks least of a method.
 */
export type NoiseKind = 'additive' | 'diagonal' | 'commutative' | 'general'

/** What every system has, known or learned. */
export interface SystemBase {
  readonly name: string
  /** Number of state variables. */
  readonly dim: number
  /** One label per state variable, in storage order. */
  readonly variables: readonly string[]
  readonly parameters: Readonly<Record<string, number>>
  /** A state on or near the behavior people study; length `dim`. */
  readonly initialState: readonly number[]
  readonly invariants: Readonly<Record<string, Invariant>>
  /** Right-hand sides as text, by variable; absent for a system given as a function. */
  readonly equations?: Readonly<Record<string, string>>
  /** Absent for a system given as functions. */
  readonly definition?: SystemDefinition
  /** Of a learned system; absent where a part of it was given as functions. */
  readonly recipe?: Recipe
  /** The same equations as LaTeX, one line per variable. */
  readonly latex?: readonly string[]
  /** Largest Lyapunov exponent per unit time (per iteration for a map without dt), where it is known. */
  readonly lyapunovExponent?: number
  /** The field of science that studies it. */
  readonly domain?: string
  /** 'dimensionless', or the unit of each variable and of `time`. */
  readonly units?: 'dimensionless' | Readonly<Record<string, string>>
  /** Characteristic time: the period of an oscillation or of a turn around the attractor. */
  readonly period?: number
  /** What a user should know beside the equations. */
  readonly notes?: string
  readonly source?: string
}

/** dy/dt = f(t, y) with its parameters bound. */
export interface OdeSystem extends SystemBase {
  readonly kind: 'ode'
  readonly field: VectorField
  readonly jacobian?: Jacobian
  /** The same field in two parts, for integrators that solve the linear one exactly, as `etdrk4` does. */
  readonly semilinear?: Semilinear
  /** The same system with other parameter values. @throws RangeError for a name the system does not have. */
  with(parameters: Readonly<Record<string, number>>): OdeSystem
}

/** A Hamiltonian system: q' = ∂H/∂p, p' = −∂H/∂q. The state is [q…, p…]; `invariants.energy` is H. */
export interface HamiltonianSystem extends OdeSystem {
  readonly hamiltonian: (y: Float64Array) => number
  /** Degrees of freedom: dim / 2. */
  readonly degrees: number
  /** Whether H = T(p) + V(q), so that splitting methods apply. False where that is neither declared nor proven. */
  readonly separable: boolean
  /** dq/dt alone, shape [degrees], where that is cheaper than the field. */
  readonly velocity?: VectorField
  /** dp/dt alone, shape [degrees], where that is cheaper than the field. */
  readonly force?: VectorField
  with(parameters: Readonly<Record<string, number>>): HamiltonianSystem
}

/** dy/dt = f(t, y(t), y(t − lag₀), y(t − lag₁), …) with its parameters bound. */
export interface DdeSystem extends SystemBase {
  readonly kind: 'dde'
  /** How many delayed states the field looks at. */
  readonly lags: number
  /** Whether every lag is a number that depends neither on time nor on the state. */
  readonly constantDelays: boolean
  /** Writes how far back each look goes, in units of time and never negative, into out; shape [lags]. */
  delays(t: number, y: Float64Array, out: Float64Array): void
  readonly field: DelayField
  readonly jacobian?: DelayJacobian
  /** The state before the start; absent where it is `initialState` all along. */
  readonly history?: History
  with(parameters: Readonly<Record<string, number>>): DdeSystem
}

/** yₙ₊₁ = F(yₙ). With `dt`, one application advances time by dt (a flow map); without, by 1. */
export interface MapSystem extends SystemBase {
  readonly kind: 'map'
  readonly dt?: number
  /** Writes the image of y, the state at time t, into next. Never allocates, never keeps y; `next` must not alias `y`. */
  advance(y: Float64Array, next: Float64Array, t: number): void
  /**
   * The same as `advance` again and again, where a system can do that faster: fills rows 1 … steps of `states`, shape
   * [steps + 1, dim], from row 0 and returns how many of them are finite. Only for maps that do not look at the time.
   */
  orbit?(states: Float64Array, steps: number): number
  readonly jacobian?: Jacobian
  with(parameters: Readonly<Record<string, number>>): MapSystem
}

/** dy = f(t, y) dt + g(t, y) dW in the sense of Itô, with independent Wiener processes W and its parameters bound. */
export interface SdeSystem extends SystemBase {
  readonly kind: 'sde'
  /** The drift f; its text is `equations`. */
  readonly field: VectorField
  readonly jacobian?: Jacobian
  /** Number of Wiener processes. */
  readonly noises: number
  readonly noiseKind: NoiseKind
  readonly diffusion: Diffusion
  /**
   * For diagonal noise writes ∂gᵢᵢ/∂yᵢ, shape [dim]; else ∂gᵢⱼ/∂yₖ, zeros too, into
   * derivative[(i·noises + j)·dim + k].
   */
  readonly diffusionDerivative?: Diffusion
  /** The coefficients of each Wiener process as text, by variable; absent for a system given as functions. */
  readonly noise?: readonly Readonly<Record<string, string>>[]
  with(parameters: Readonly<Record<string, number>>): SdeSystem
}

/** Systems whose future follows from their state. */
export type System = OdeSystem | MapSystem
